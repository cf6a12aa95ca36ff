import { createFactStore } from '@hostlint/core';
import { memorySource } from '@hostlint/core/testing';
import { expect } from 'chai';
import { overlaySupport } from '../../packages/rules/src/facts/kernel/overlay-support.js';
import { configMismatch } from '../../packages/rules/src/rules/kernel/config-mismatch.js';
import { configOptional } from '../../packages/rules/src/rules/kernel/config-optional.js';
import { configRequired } from '../../packages/rules/src/rules/kernel/config-required.js';
import { xtablesLegacyGone } from '../../packages/rules/src/rules/kernel/xtables-legacy-gone.js';
import { configOf } from '../../packages/rules/src/shared/kernel/options/sample-kernel.test.js';
import { filesOf, missing, outcomesOf, type SampleHost } from './judge-kernel.js';

// Verdicts of moby's contrib/check-config.sh (b985e23, 2026-08-23) that were measured to be false, on configurations cut down to what
// they turn on; and kernels whose versions tell the wrong thing, as those of vendors do.

const statuses = async (rule: typeof configRequired, host: SampleHost): Promise<readonly string[]> => [
  ...new Set([...(await outcomesOf(rule, host)).values()].map(({ status }) => status)),
];

describe('false verdicts of check-config.sh', () => {
  it('passes a kernel with no file system for layers: neither overlayfs nor btrfs nor zfs', async () => {
    const kernel = { but: { OVERLAY_FS: 'n', BTRFS_FS: 'n', BTRFS_FS_POSIX_ACL: null } } as const;
    const files = { '/proc/filesystems': 'nodev\tproc\n\text4\n' };
    const store = createFactStore(
      memorySource({ files: filesOf({ kernel, files, withoutModules: ['overlay', 'btrfs'] }) }),
      {
        settings: { engines: {}, judged: ['docker'] },
        timeoutMs: 5000,
      },
    );
    const support = await store.get(overlaySupport);
    expect(support.known && [support.value.state, support.value.absence]).to.deep.equal(['absent', 'not-built']);
    expect(await missing(configOptional, { kernel, files, withoutModules: ['overlay', 'btrfs'] })).to.deep.equal([
      'BTRFS_FS',
    ]);
  });

  it('judges the configuration of another kernel by the version of the one that runs', async () => {
    const host: SampleHost = {
      kernel: { release: '6.18.0' },
      files: {
        '/boot/config-6.18.0': null,
        '/usr/src/linux/.config': configOf({ release: '4.19.249', but: { NF_NAT_IPV4: 'n' } }),
      },
    };
    expect(await statuses(configRequired, host)).to.deep.equal(['unknown']);
    const mismatch = await outcomesOf(configMismatch, host);
    expect([...mismatch.values()].map(({ status }) => status)).to.deep.equal(['fail']);
    const own: SampleHost = { kernel: { release: '4.19.249', but: { NF_NAT_IPV4: 'n' } }, cgroup: 'v1' };
    expect(await missing(configRequired, own)).to.deep.equal(['NF_NAT_IPV4']);
  });

  it('says that swap is accounted for where it is off until the boot turns it on (Debian 10)', async () => {
    const kernel = { release: '4.19.249', but: { MEMCG_SWAP_ENABLED: 'n' } } as const;
    expect(await missing(configOptional, { kernel, cgroup: 'v1' })).to.deep.equal(['MEMCG_SWAP_ENABLED']);
    const files = { '/proc/cmdline': 'quiet swapaccount=1' };
    expect(await missing(configOptional, { kernel, cgroup: 'v1', files })).to.deep.equal([]);
  });

  it('fails a kernel for version 2 of control groups alone (openSUSE)', async () => {
    const kernel = {
      release: '6.18.0-rc3-default',
      but: { CGROUP_CPUACCT: 'n', CGROUP_DEVICE: 'n', CGROUP_FREEZER: 'n', MEMCG_V1: 'n', CPUSETS_V1: 'n' },
    } as const;
    expect(await missing(configRequired, { kernel })).to.deep.equal([]);
    expect(await missing(configRequired, { kernel, cgroup: 'v1' })).to.deep.equal([
      'CGROUP_CPUACCT',
      'CGROUP_DEVICE',
      'CGROUP_FREEZER',
      'CPUSETS_V1',
      'MEMCG_V1',
    ]);
  });

  it('fails a kernel without the old tables, which iptables-nft does not need (NixOS)', async () => {
    const lost = ['IP', 'IP6'].flatMap(ip =>
      ['IPTABLES_LEGACY', 'FILTER', 'MANGLE', 'NAT', 'RAW', 'TARGET_MASQUERADE'].map(name => [
        `${ip}_NF_${name}`,
        null,
      ]),
    );
    const kernel = { release: '6.17.5', but: { NETFILTER_XTABLES_LEGACY: 'n', ...Object.fromEntries(lost) } } as const;
    expect(await missing(configRequired, { kernel })).to.deep.equal([]);
    expect(await missing(xtablesLegacyGone, { kernel })).to.deep.equal([]);
    expect(await missing(xtablesLegacyGone, { kernel, iptables: 'legacy' })).to.have.length(1);
  });

  it('calls everything missing where the configuration cannot be read', async () => {
    const host = { kernel: {}, files: { '/boot/config-6.1.0': { directory: true } } } as const;
    expect(await statuses(configRequired, host)).to.deep.equal(['unknown']);
  });

  it('takes a module for there that is built and not installed', async () => {
    const host = { kernel: { release: '6.8.0-1021-aws' }, withoutModules: ['veth', 'vxlan'] } as const;
    expect(await missing(configRequired, host)).to.deep.equal(['VETH']);
    expect(await missing(configOptional, host)).to.deep.equal(['VXLAN']);
  });
});

describe('kernels of vendors', () => {
  const lost = [
    'NF_NAT_IPV4',
    'NF_NAT_NEEDED',
    'NFT_CHAIN_NAT_IPV4',
    'INET_XFRM_MODE_TRANSPORT',
    'MEMCG_SWAP_ENABLED',
    'IOSCHED_CFQ',
  ];
  const but = { ...Object.fromEntries(lost.map(name => [name, null])), CFQ_GROUP_IOSCHED: null };

  it('RHEL 8.4 to 8.10 lost options of 4.18 before their time', async () => {
    const kernel = { release: '4.18.0-553.el8_10.x86_64', but } as const;
    expect(await missing(configRequired, { kernel, cgroup: 'v1' })).to.deep.equal([]);
    expect(await missing(configOptional, { kernel, cgroup: 'v1' })).to.deep.equal([]);
  });

  it('mainline of that version did not', async () => {
    const kernel = { release: '4.18.0', but } as const;
    expect(await missing(configRequired, { kernel, cgroup: 'v1' })).to.deep.equal(['NF_NAT_IPV4', 'NF_NAT_NEEDED']);
  });

  it('RHEL 9.5 and later have no MEMCG_SWAP, since MEMCG does its work', async () => {
    const kernel = {
      release: '5.14.0-503.11.1.el9_5.x86_64',
      but: { MEMCG_SWAP: null, MEMCG_SWAP_ENABLED: null },
    } as const;
    expect(await missing(configOptional, { kernel })).to.deep.equal([]);
  });

  it('RHEL 7 has options of versions that came later, and br_netfilter as a module', async () => {
    const later = { CGROUP_PIDS: 'y', NF_TABLES: 'm', NFT_COMPAT: 'm', IP_NF_NAT: 'm', OVERLAY_FS: 'm' } as const;
    const kernel = {
      release: '3.10.0-1160.119.1.el7.x86_64',
      but: { ...later, RESOURCE_COUNTERS: null, EXT3_FS_XATTR: null },
    } as const;
    const files = {
      [`/lib/modules/${kernel.release}/modules.dep`]: null,
      [`/lib/modules/${kernel.release}/modules.builtin`]: null,
    };
    const host: SampleHost = { kernel, cgroup: 'v1', iptables: 'legacy' };
    expect(await missing(configRequired, { ...host, withoutModules: ['iptable_nat'] })).to.deep.equal(['IP_NF_NAT']);
    expect(await missing(configOptional, { ...host, kernel: { ...kernel, modular: false } })).to.deep.equal([]);
    expect(await statuses(configRequired, { ...host, files })).to.include('fail');
  });
});
