import { cannotTell, testFact } from '@hostlint/core/testing';
import { kernelSysctls } from './sysctls.js';

const forward = '/proc/sys/net/ipv4/ip_forward';

testFact(kernelSysctls, [
  {
    name: 'a value, and one that this kernel has not',
    host: { files: { '/proc/sys/kernel/osrelease': '6.1.0', [forward]: '1\n' } },
    part: {
      'net.ipv4.ip_forward': { known: true, value: '1', evidence: [{ path: forward, line: 1, text: '1' }] },
      'kernel.unprivileged_userns_clone': { known: true, value: null, evidence: [] },
    },
  },
  {
    name: 'one that may not be read leaves the others known',
    host: {
      files: {
        '/proc/sys/kernel/pid_max': '32768\n',
        '/proc/sys/kernel/keys/root_maxkeys': cannotTell('denied'),
      },
    },
    part: {
      'kernel.pid_max': {
        known: true,
        value: '32768',
        evidence: [{ path: '/proc/sys/kernel/pid_max', line: 1, text: '32768' }],
      },
    },
  },
  {
    name: 'no kernel, and a file of sysctl.d that may not be read',
    host: { files: { '/etc/sysctl.d/a.conf': cannotTell('denied') } },
    part: {
      'vm.max_map_count': {
        known: false,
        reason: 'denied',
        detail: '/etc/sysctl.d/a.conf may set it, and could not be read',
      },
    },
  },
]);
