import { known, testRule, unknown } from '@hostlint/core/testing';
import { absent, debian, support } from './kernel-samples.test.js';
import { nfsExportOn } from './nfs-export-on.js';
import { parameters } from './parameter-samples.test.js';

const overlay = known(support());
const path = '/sys/module/overlay/parameters/nfs_export';

testRule(nfsExportOn, {
  pass: [{ name: 'off', facts: { parameters: known(parameters({ nfsExport: false })), support: overlay, os: debian } }],
  fail: [
    {
      name: 'on in the module that is loaded',
      facts: { parameters: known(parameters({ nfsExport: true })), support: overlay, os: debian },
      message: 'on',
      severity: 'warning',
      command: 'echo N > /sys/module/overlay/parameters/nfs_export',
      evidence: [{ path, line: 1, text: 'Y' }],
    },
    {
      name: 'on in the kernel itself',
      facts: {
        parameters: known(parameters({ nfsExport: true })),
        support: known(support({ builtIn: true })),
        os: debian,
      },
      message: 'on',
      command: 'overlay.nfs_export=off',
    },
    {
      name: 'to be on once it is loaded',
      facts: { parameters: known(parameters({ nfsExport: true }, 'configured')), support: overlay, os: debian },
      message: 'on',
      command: '/etc/modprobe.d/overlay.conf',
    },
  ],
  notApplicable: [
    {
      name: 'a kernel that has no such parameter',
      facts: { parameters: known(parameters({})), support: overlay, os: debian },
    },
    {
      name: 'no overlay',
      facts: { parameters: unknown('not-running'), support: known(absent('not-built', 'built without')), os: debian },
    },
  ],
  unknown: [{ name: 'not to be told', facts: { parameters: unknown('not-running'), support: overlay, os: debian } }],
});
