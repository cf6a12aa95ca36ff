import { createFactStore, type FactResult } from '@hostlint/core';
import { cannotTell, memorySource, testFact, type MemoryNode } from '@hostlint/core/testing';
import { expect } from 'chai';
import fc from 'fast-check';
import { configOf, modulesOf, type SampleKernel } from '../../shared/kernel/options/sample-kernel.test.js';
import type { OptionName } from '../../shared/kernel/options/table.js';
import { optionVerdicts, type OptionVerdicts } from './option-verdicts.js';

const kernel: SampleKernel = { release: '6.1.0-37-amd64' };
const tree = '/lib/modules/6.1.0-37-amd64';
const base: Readonly<Record<string, MemoryNode>> = {
  '/proc/sys/kernel/osrelease': '6.1.0-37-amd64\n',
  '/boot/config-6.1.0-37-amd64': configOf(kernel),
  '/proc/cmdline': 'quiet',
  '/proc/modules': 'veth 40960 0 - Live 0x0\n',
  [`${tree}/modules.dep`]: modulesOf(kernel, ['veth', 'vxlan']),
  [`${tree}/modules.builtin`]: 'kernel/net/bridge/bridge.ko\n',
  '/proc/self/mountinfo': '25 1 0:22 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n',
  '/sys/fs/cgroup/cgroup.controllers': 'cpu memory\n',
  '/usr/sbin/iptables': { link: 'xtables-nft-multi' },
  '/usr/sbin/xtables-nft-multi': '',
};

const ask = (files: Readonly<Record<string, MemoryNode>>): Promise<FactResult<OptionVerdicts>> =>
  createFactStore(memorySource({ files: { ...base, ...files } }), {
    settings: { engines: {}, judged: ['docker'] },
    timeoutMs: 5000,
  }).get(optionVerdicts);

async function told(name: OptionName, files: Readonly<Record<string, MemoryNode>> = {}): Promise<readonly string[]> {
  const result = await ask(files);
  if (!result.known) throw new Error(result.detail);
  const { state, fault, why } = result.value.verdicts[name];
  return [state, ...(fault === null ? [] : [fault]), ...(why === '' ? [] : [why])];
}

testFact(optionVerdicts, [
  {
    name: 'judges the configuration that belongs to the kernel',
    host: { files: base },
    part: { release: '6.1.0-37-amd64', config: '/boot/config-6.1.0-37-amd64', judged: ['docker'], iptables: 'nft' },
  },
  {
    name: 'is unknown without a configuration',
    host: { files: { ...base, '/boot/config-6.1.0-37-amd64': null } },
    unknown: 'unsupported',
  },
  {
    name: 'does not judge by the configuration of another kernel',
    host: {
      files: {
        ...base,
        '/boot/config-6.1.0-37-amd64': null,
        '/usr/src/linux/.config': configOf({ release: '4.19.249' }),
      },
    },
    unknown: 'unsupported',
  },
  {
    name: 'is unknown when the configuration is a directory',
    host: { files: { ...base, '/boot/config-6.1.0-37-amd64': { directory: true } } },
    unknown: 'malformed',
  },
  {
    name: 'is unknown when the configuration may not be read',
    host: { files: { ...base, '/boot/config-6.1.0-37-amd64': cannotTell('denied') } },
    unknown: 'denied',
  },
]);

describe('fact kernel/option-verdicts: a module', () => {
  it('is there when it is loaded, whatever the index says', async () => {
    expect(await told('VETH')).to.deep.equal(['yes']);
  });
  it('is there when it is a part of the kernel', async () => {
    const dep = modulesOf(kernel, ['bridge']);
    expect(await told('BRIDGE', { [`${tree}/modules.dep`]: dep })).to.deep.equal(['yes']);
  });
  it('is there when modprobe finds it', async () => {
    expect(await told('IP_NF_NAT')).to.deep.equal(['yes']);
  });
  it('is not installed when modprobe does not', async () => {
    expect(await told('VXLAN')).to.deep.equal(['no', 'not-installed']);
  });

  const none = { [`${tree}/modules.dep`]: null, [`${tree}/modules.builtin`]: null };
  it('is gone with the tree on a host', async () => {
    expect(await told('IP_NF_NAT', none)).to.deep.equal(['no', 'tree-gone']);
    expect(await told('VETH', none)).to.deep.equal(['yes']);
  });
  it('cannot be looked for in a container', async () => {
    const why = 'it is a module, and the modules of this kernel are not to be seen here (/.dockerenv exists)';
    expect(await told('IP_NF_NAT', { ...none, '/.dockerenv': '' })).to.deep.equal(['unknown', why]);
  });
  it('cannot be looked for in WSL2', async () => {
    const release = '6.6.87.2-microsoft-standard-WSL2';
    const files = { ...none, '/proc/sys/kernel/osrelease': release, '/proc/config.gz': configOf({ release }) };
    expect((await told('IP_NF_NAT', files))[0]).to.equal('unknown');
  });
  it('cannot be looked for where only a configuration is given', async () => {
    expect((await told('IP_NF_NAT', { ...none, '/proc/modules': null }))[0]).to.equal('unknown');
  });
  it('cannot be looked for where the index may not be read', async () => {
    expect((await told('IP_NF_NAT', { [`${tree}/modules.dep`]: cannotTell('denied') }))[0]).to.equal('unknown');
  });
  it('is not looked for where the option builds none', async () => {
    expect(await told('IP_NF_TARGET_REDIRECT', none)).to.deep.equal(['yes']);
  });
});

describe('fact kernel/option-verdicts', () => {
  it('knows version 1 of control groups, and the hybrid for it', async () => {
    const off = { '/boot/config-6.1.0-37-amd64': configOf({ ...kernel, but: { CGROUP_DEVICE: 'n' } }) };
    const mounts = '33 1 0:30 / /sys/fs/cgroup/devices rw - cgroup cgroup rw,devices\n';
    expect((await told('CGROUP_DEVICE', off))[0]).to.equal('not-applicable');
    expect((await told('CGROUP_DEVICE', { ...off, '/proc/self/mountinfo': mounts }))[0]).to.equal('no');
    expect((await told('CGROUP_DEVICE', { ...off, '/proc/self/mountinfo': '' }))[0]).to.equal('unknown');
  });

  it('is unknown for a value that no switch has', async () => {
    const text = `${configOf(kernel)}CONFIG_VETH="x"\n`;
    const why = 'CONFIG_VETH is "x", which is neither y, m nor n';
    expect(await told('VETH', { '/boot/config-6.1.0-37-amd64': text })).to.deep.equal(['unknown', why]);
  });

  it('takes any text for a configuration', async () => {
    const lines = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...configOf(kernel).split('\n')),
        fc.constantFrom(
          'CONFIG_NF_NAT=',
          '# CONFIG_BRIDGE is not set',
          'CONFIG_VETH=M',
          'CONFIG_PSI="',
          'CONFIG_SMP=1',
        ),
      ),
    );
    const states = ['yes', 'no', 'not-applicable', 'unknown'];
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.constantFrom('2.6.32', '3.10.0-1160.el7', '4.9.0', '99.0.0-x'),
        async (some, release) => {
          const files = { '/proc/sys/kernel/osrelease': release, '/proc/config.gz': some.join('\n') };
          const result = await ask(files);
          if (!result.known) return result.reason === 'malformed';
          return Object.values(result.value.verdicts).every(({ state }) => states.includes(state));
        },
      ),
    );
  });
});
