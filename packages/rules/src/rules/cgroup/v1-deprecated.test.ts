import { known, testRule, unknown } from '@hostlint/core/testing';
import { parseKernelCmdline } from '../../shared/kernel/kernel-cmdline.js';
import { debian, kernel, os } from '../kernel/kernel-samples.test.js';
import { hybrid, noControllers, wholeV1, wholeV2 } from './cgroup-samples.test.js';
import { v1Deprecated } from './v1-deprecated.js';

const cmdline = (text: string) => known(parseKernelCmdline(text));
const host = {
  release: known(kernel('6.1.0-37-amd64')),
  cmdline: cmdline('quiet'),
  systemd: known(true),
  os: debian,
};

testRule(v1Deprecated, {
  pass: [{ name: 'version 2', facts: { ...host, hierarchy: wholeV2 } }],
  fail: [
    {
      name: 'version 1',
      facts: { ...host, hierarchy: wholeV1 },
      message: 'runs',
      severity: 'warning',
      command: 'systemd.unified_cgroup_hierarchy=1',
    },
    {
      name: 'hybrid, as Ubuntu 20.04 and Debian 10 come',
      facts: {
        ...host,
        hierarchy: hybrid(),
        cmdline: unknown(),
        systemd: unknown(),
        os: unknown(),
        release: unknown(),
      },
      message: 'runs',
      says: 'hybrid',
    },
    {
      name: 'Alpine, where OpenRC mounts it',
      facts: { ...host, hierarchy: wholeV1, systemd: known(false), os: os('alpine', '3.18') },
      message: 'runs',
      command: 'rc_cgroup_mode="unified"',
    },
    {
      name: 'a kernel whose version 2 is not enough',
      facts: { ...host, hierarchy: wholeV1, release: known(kernel('3.10.0-1160.el7.x86_64')), os: os('centos', '7') },
      message: 'runs',
      command: 'yum',
    },
    {
      name: 'asked for on the command line',
      facts: { ...host, hierarchy: wholeV1, cmdline: cmdline('systemd.unified_cgroup_hierarchy=0') },
      message: 'asked',
      command: 'update-grub',
      evidence: [{ path: '/proc/cmdline', line: 1, text: 'systemd.unified_cgroup_hierarchy=0' }],
    },
    {
      name: 'forced on systemd 256',
      facts: {
        ...host,
        hierarchy: wholeV1,
        cmdline: cmdline('systemd.unified_cgroup_hierarchy=0 SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1'),
      },
      message: 'asked',
      says: 'SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1',
    },
  ],
  notApplicable: [{ name: 'nothing mounted at all', facts: { ...host, hierarchy: noControllers } }],
});
