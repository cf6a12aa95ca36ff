import { testFact } from '@hostlint/core/testing';
import { networkBridgeFilter } from './bridge-filter.js';

const sign = '/proc/sys/net/bridge/bridge-nf-call-iptables';
const modular = (release: string) => ({
  '/proc/sys/kernel/osrelease': release,
  '/sbin/modprobe': '',
  '/proc/modules': 'ext4 1 0 - Live 0x0\n',
  [`/lib/modules/${release}/modules.dep`]: 'kernel/net/bridge/bridge.ko:\n',
});

testFact(networkBridgeFilter, [
  {
    name: 'it works',
    host: { files: { ...modular('6.1.0'), [sign]: '1\n' } },
    value: {
      name: 'br_netfilter',
      state: 'there',
      absence: null,
      active: true,
      why: 'br_netfilter works',
      evidence: [{ path: sign }],
      directive: null,
      excused: false,
    },
  },
  {
    name: 'a kernel that came without it, seen from a container',
    host: {
      files: {
        ...modular('6.1.0'),
        '/lib/modules/6.1.0/modules.builtin': '',
        '/proc/config.gz': '',
        '/.dockerenv': '',
      },
    },
    part: { state: 'unclear', excused: true },
  },
  {
    name: 'a kernel that came without it',
    host: { files: { ...modular('6.1.0'), '/lib/modules/6.1.0/modules.builtin': '' } },
    part: { name: 'br_netfilter', state: 'absent', absence: 'not-installed', excused: false },
  },
  {
    name: 'before Linux 3.18 the bridge module brings it',
    host: { files: { ...modular('3.10.0-1160.el7.x86_64') } },
    part: { name: 'bridge', state: 'there' },
  },
  {
    name: 'a hardened host that blocks it',
    host: {
      files: {
        ...modular('6.1.0'),
        '/lib/modules/6.1.0/modules.dep': 'kernel/net/bridge/br_netfilter.ko:\n',
        '/etc/modprobe.d/cis.conf': 'install br_netfilter /bin/false\n',
      },
    },
    part: { state: 'blocked', why: '"install br_netfilter /bin/false" keeps br_netfilter from being loaded' },
  },
  {
    name: 'a blacklist does not stop dockerd, which runs modprobe for it',
    host: {
      files: {
        ...modular('6.1.0'),
        '/proc/sys/kernel/modprobe': '\n',
        '/lib/modules/6.1.0/modules.dep': 'kernel/net/bridge/br_netfilter.ko:\n',
        '/etc/modprobe.d/cis.conf': 'blacklist br_netfilter\n',
      },
    },
    part: { state: 'there' },
  },
  {
    name: 'it is loaded, but has no switches in this network namespace',
    host: { files: { ...modular('5.2.0'), '/proc/modules': 'br_netfilter 1 0 - Live 0x0\n' } },
    part: {
      state: 'absent',
      absence: 'not-here',
      why: `br_netfilter is loaded, yet this network namespace has no ${sign}`,
    },
  },
]);
