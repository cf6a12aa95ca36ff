import { known, testRule, unknown } from '@hostlint/core/testing';
import { parseKernelCmdline } from '../../shared/kernel/kernel-cmdline.js';
import { debian, kernel } from '../kernel/kernel-samples.test.js';
import { v1Without, wholeV1, wholeV2 } from './cgroup-samples.test.js';
import { swapAccounting } from './swap-accounting.js';

const files = (swapLimit: boolean | null) => ({
  swapLimit,
  freezer: null,
  evidence: [{ path: '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes' }],
});
const cmdline = known(parseKernelCmdline('quiet'));
const focal = { hierarchy: wholeV1, release: kernel('5.4.0-216-generic'), cmdline, os: debian };

testRule(swapAccounting, {
  pass: [
    { name: 'version 1 with the file', facts: { ...focal, files: files(true) } },
    { name: 'version 2 with the file', facts: { ...focal, hierarchy: wholeV2, files: files(true) } },
  ],
  fail: [
    {
      name: 'Ubuntu 20.04 as it comes',
      facts: { ...focal, files: files(false) },
      message: 'off',
      command: 'cgroup_enable=memory swapaccount=1',
      evidence: [{ path: '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes' }],
    },
    {
      name: 'and the command line cannot be read',
      facts: { ...focal, files: files(false), cmdline: unknown(), os: unknown() },
      message: 'off',
    },
    {
      name: 'swapaccount=0',
      facts: { ...focal, files: files(false), cmdline: known(parseKernelCmdline('swapaccount=0')) },
      message: 'switchedOff',
      evidence: [{ path: '/proc/cmdline', line: 1, text: 'swapaccount=0' }],
    },
  ],
  notApplicable: [
    { name: 'no memory controller', facts: { ...focal, hierarchy: v1Without('memory'), files: files(null) } },
    {
      name: 'a newer kernel that was built without swap',
      facts: { ...focal, hierarchy: wholeV2, release: kernel('6.6.30-cos'), files: files(false) },
    },
  ],
  unknown: [
    { name: 'version 2 seen from the root group', facts: { ...focal, hierarchy: wholeV2, files: files(null) } },
  ],
});
