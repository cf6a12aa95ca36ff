import { cannotTell, testFact } from '@hostlint/core/testing';
import { networkModules } from './modules.js';

const release = '6.1.0-37-amd64';
const running = { '/proc/sys/kernel/osrelease': release };
const tree = `/lib/modules/${release}`;
const modprobe = { '/proc/sys/kernel/modprobe': '/sbin/modprobe\n', '/sbin/modprobe': '' };
const modular = { ...running, ...modprobe, '/proc/modules': 'ext4 1 0 - Live 0x0\n' };
const config = (text: string) => ({ [`/boot/config-${release}`]: `# Linux/x86 6.1.0 Kernel Configuration\n${text}\n` });
const index = (...names: readonly string[]) => ({
  [`${tree}/modules.dep`]: names.map(name => `kernel/${name}.ko:\n`).join(''),
  [`${tree}/modules.builtin`]: '',
});
const both = (state: string, absence: string | null, why: (name: string) => string, evidence: readonly object[]) =>
  ['veth', 'bridge'].map(name => ({
    name,
    state,
    absence,
    active: /is loaded$|is a part/.test(why(name)),
    why: why(name),
    evidence,
    directive: null,
    essential: true,
  })) as never;

testFact(networkModules, [
  {
    name: 'plugins of CNI need no bridge',
    host: { files: { ...running, '/proc/modules': 'veth 1 0 - Live 0x0\nbridge 1 0 - Live 0x0\n' } },
    judged: ['containerd'],
    value: ['veth', 'bridge'].map(name => ({
      name,
      state: 'there',
      absence: null,
      active: true,
      why: `${name} is loaded`,
      evidence: [{ path: '/proc/modules', text: name }],
      directive: null,
      essential: name === 'veth',
    })) as never,
  },
  {
    name: 'a host that can load both',
    host: { files: { ...modular, ...index('veth', 'bridge') } },
    value: both('there', null, name => `${name} is loaded when it is asked for`, [{ path: `${tree}/modules.dep` }]),
  },
  {
    name: 'a host whose kernel came without them',
    host: { files: { ...modular, ...index('ext4') } },
    value: both('absent', 'not-installed', name => `no module ${name} is installed for Linux ${release}`, [
      { path: `${tree}/modules.dep` },
    ]),
  },
  {
    name: 'a host whose kernel was replaced and not rebooted',
    host: {
      files: { ...modular, ...config('CONFIG_VETH=m\nCONFIG_BRIDGE=m'), '/lib/modules/6.1.0-40/modules.dep': '' },
    },
    value: both(
      'absent',
      'tree-missing',
      name => `${name} is not loaded, and no modules of Linux ${release} are here`,
      [{ path: '/lib/modules' }],
    ),
  },
  {
    name: 'one that is loaded, one that is built in',
    host: {
      files: {
        ...modular,
        '/proc/modules': 'bridge 311296 1 br_netfilter, Live 0x0000000000000000\n',
        ...config('CONFIG_VETH=y\nCONFIG_BRIDGE=m'),
      },
    },
    value: [
      {
        name: 'veth',
        state: 'there',
        absence: null,
        active: true,
        why: 'veth is a part of the kernel',
        evidence: [{ path: `/boot/config-${release}`, text: 'CONFIG_VETH=y' }],
        directive: null,
        essential: true,
      },
      {
        name: 'bridge',
        state: 'there',
        absence: null,
        active: true,
        why: 'bridge is loaded',
        evidence: [{ path: '/proc/modules', text: 'bridge' }],
        directive: null,
        essential: true,
      },
    ] as never,
  },
  {
    name: 'one that was not built, one that is blocked',
    host: {
      files: {
        ...modular,
        ...config('# CONFIG_VETH is not set\nCONFIG_BRIDGE=m'),
        ...index('bridge'),
        '/etc/modprobe.d/hardening.conf': '# CIS\nblacklist bridge\n',
      },
    },
    value: [
      {
        name: 'veth',
        state: 'absent',
        absence: 'not-built',
        active: false,
        why: `Linux ${release} was built without CONFIG_VETH`,
        evidence: [{ path: `/boot/config-${release}`, text: '# CONFIG_VETH is not set' }],
        directive: null,
        essential: true,
      },
      {
        name: 'bridge',
        state: 'blocked',
        absence: null,
        active: false,
        why: '"blacklist bridge" keeps bridge from being loaded',
        evidence: [{ path: '/etc/modprobe.d/hardening.conf', text: 'blacklist bridge', line: 2 }],
        directive: {
          kind: 'blacklist',
          name: 'bridge',
          value: '',
          path: '/etc/modprobe.d/hardening.conf',
          line: 2,
          text: 'blacklist bridge',
        },
        essential: true,
      },
    ] as never,
  },
  {
    name: 'built in as modules.builtin has it',
    host: {
      files: {
        ...modular,
        [`${tree}/modules.dep`]: '',
        [`${tree}/modules.builtin`]: 'kernel/veth.ko\nkernel/bridge.ko\n',
      },
    },
    value: both('there', null, name => `${name} is a part of the kernel`, [{ path: `${tree}/modules.builtin` }]),
  },
  {
    name: 'a kernel that loads no modules, whose build cannot be told',
    host: { files: running },
    value: both('unclear', null, () => `how Linux ${release} was built cannot be told`, []),
  },
  {
    name: 'a container without what belongs to the kernel',
    host: { files: { ...modular, '/.dockerenv': '' } },
    value: both(
      'unclear',
      null,
      name => `${name} is not loaded, and the modules seen here are not the kernel’s own (/.dockerenv exists)`,
      [],
    ),
  },
  {
    name: 'a configuration of modprobe that may not be read',
    host: { files: { ...modular, ...index('veth', 'bridge'), '/etc/modprobe.d/x.conf': cannotTell('denied') } },
    value: both(
      'unclear',
      null,
      name => `/etc/modprobe.d/x.conf could not be read and may keep ${name} from being loaded`,
      [{ path: `${tree}/modules.dep` }],
    ),
  },
  {
    name: 'a tree that may not be read',
    host: { files: { ...modular, [`${tree}/modules.dep`]: cannotTell('denied') } },
    value: both(
      'unclear',
      null,
      name => `${name} is not loaded, and the modules of this kernel cannot be looked at`,
      [],
    ),
  },
]);
