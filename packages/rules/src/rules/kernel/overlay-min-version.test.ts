import { known, testRule, unknown } from '@hostlint/core/testing';
import { absent, debian, inGvisor, kernel, noOs, os, realHost, support } from './kernel-samples.test.js';
import { overlayMinVersion } from './overlay-min-version.js';

const on = (raw: string, found = absent('tree-missing', 'no modules')) => ({
  release: kernel(raw),
  container: realHost,
  filesystems: known(new Map<string, number>()),
  support: known(found),
  os: noOs,
});

testRule(overlayMinVersion, {
  pass: [
    { name: 'Debian 12', facts: on('6.1.0-37-amd64') },
    { name: 'Ubuntu on AWS', facts: on('5.4.0-1038-aws') },
    { name: 'RHEL 7.9, whose 3.10 has it', facts: on('3.10.0-1160.119.1.el7.x86_64') },
    { name: 'RHEL 7.1, the first with it', facts: on('3.10.0-229.el7.x86_64') },
    { name: 'a candidate without a third number', facts: on('6.8-rc3') },
    { name: 'an unknown old kernel that has overlay registered', facts: on('3.14.48-33.39.amzn1.x86_64', support()) },
    { name: 'a new kernel whose support is unknown', facts: { ...on('6.1.0'), support: unknown('unsupported') } },
  ],
  fail: [
    {
      name: 'RHEL 7.0',
      facts: { ...on('3.10.0-123.el7.x86_64'), os: os('rhel', '7.0') },
      message: 'tooOld',
      says: 'Kernel 3.10.0-123.el7.x86_64 is too old for overlayfs',
      command: 'yum update kernel',
      evidence: [{ path: '/proc/sys/kernel/osrelease', line: 1, text: '3.10.0-123.el7.x86_64' }],
    },
    {
      name: 'an upstream kernel before 3.18',
      facts: { ...on('3.17.8'), os: debian },
      message: 'tooOld',
      command: 'linux-image',
    },
    { name: 'ELRepo’s 3.10, which is upstream’s', facts: on('3.10.108-1.el7.elrepo.x86_64'), message: 'tooOld' },
    {
      name: 'Ubuntu 14.04 with an overlayfs of its own',
      facts: { ...on('3.13.0-24-generic'), filesystems: known(new Map([['overlayfs', 27]])) },
      message: 'ownOverlayfs',
    },
  ],
  notApplicable: [{ name: 'gVisor', facts: { ...on('4.4.0'), container: inGvisor } }],
  unknown: [
    { name: 'a vendor’s 3.10 that may have anything', facts: on('3.10.0-1160.90.1.vz7.200.7') },
    { name: 'an old kernel whose support is unknown', facts: { ...on('3.17.8'), support: unknown('unsupported') } },
  ],
});
