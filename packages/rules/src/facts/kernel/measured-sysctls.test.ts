import { cannotTell, testFact } from '@hostlint/core/testing';
import { measuredSysctls } from './measured-sysctls.js';

const count = '/proc/sys/net/netfilter/nf_conntrack_count';

testFact(measuredSysctls, [
  {
    name: 'connections that are kept track of, on a kernel that does not count entropy',
    host: { files: { '/proc/sys/kernel/osrelease': '6.1.0', [count]: '17\n' } },
    value: {
      'kernel.random.entropy_avail': { known: true, value: null, evidence: [] },
      'net.netfilter.nf_conntrack_count': {
        known: true,
        value: '17',
        evidence: [{ path: count, line: 1, text: '17' }],
      },
    },
  },
  {
    name: 'one that may not be read leaves the other known',
    host: { files: { '/proc/sys/kernel/osrelease': '6.1.0', [count]: cannotTell('denied') } },
    part: { 'kernel.random.entropy_avail': { known: true, value: null, evidence: [] } },
  },
  {
    name: 'no kernel that would count',
    host: { files: { '/etc/sysctl.d/a.conf': '' } },
    part: {
      'kernel.random.entropy_avail': {
        known: false,
        reason: 'not-running',
        detail: 'no kernel runs here, and no file of sysctl.d sets it',
      },
    },
  },
]);
