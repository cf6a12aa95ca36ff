import { testRule } from '@hostlint/core/testing';
import { idmappedOverlay } from './idmapped-overlay.js';
import { debian, inGvisor, kernel, realHost } from './kernel-samples.test.js';

const on = (raw: string) => ({ release: kernel(raw), container: realHost, os: debian });

testRule(idmappedOverlay, {
  pass: [
    { name: 'Debian 12', facts: on('6.1.0-37-amd64') },
    { name: 'the first with it', facts: on('5.19.0-50-generic') },
  ],
  fail: [
    {
      name: 'Debian 11',
      facts: on('5.10.0-34-amd64'),
      message: 'tooOld',
      severity: 'info',
      says: 'Kernel 5.10.0-34-amd64 is older than 5.19',
      command: 'linux-image',
    },
  ],
  notApplicable: [{ name: 'gVisor', facts: { ...on('4.4.0'), container: inGvisor } }],
  unknown: [{ name: 'RHEL 9, which may have it', facts: on('5.14.0-570.12.1.el9_6.x86_64') }],
});
