import { cannotTell, testFact } from '@hostlint/core/testing';
import { hardeningSysctls } from './hardening-sysctls.js';

const path = '/proc/sys/kernel/kptr_restrict';

testFact(hardeningSysctls, [
  {
    name: 'each by itself',
    host: { files: { [path]: '1\n', '/proc/sys/kernel/dmesg_restrict': cannotTell('denied') } },
    part: {
      'kernel.kptr_restrict': { known: true, value: '1', evidence: [{ path, line: 1, text: '1' }] },
      'kernel.yama.ptrace_scope': { known: true, value: null, evidence: [] },
      'kernel.dmesg_restrict': {
        known: false,
        reason: 'denied',
        detail: '/proc/sys/kernel/dmesg_restrict: cannot be told in this test',
      },
    },
  },
  { name: 'no kernel', host: {}, unknown: 'not-running' },
]);
