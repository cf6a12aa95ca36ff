import { testRule } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { sysctlsOf } from '../kubernetes/sysctl-samples.test.js';
import { processLimits } from './process-limits.js';

const facts = { sysctls: sysctlsOf({ 'kernel.pid_max': '4194304', 'kernel.threads-max': '62910' }), os: debian };
const small = { ...facts, sysctls: sysctlsOf({ 'kernel.pid_max': '32768', 'kernel.threads-max': '7600' }) };

testRule(processLimits, {
  pass: [
    { name: 'what systemd sets', facts },
    { name: 'the user is content with less', options: { pids: 32768, threads: 4096 }, facts: small },
  ],
  fail: [
    {
      name: 'what the kernel chooses by itself',
      subject: 'kernel.pid_max',
      facts: small,
      message: 'few',
      command: 'kernel.pid_max = 65536',
    },
  ],
  notApplicable: [{ name: 'a kernel without them', facts: { ...facts, sysctls: sysctlsOf({}) } }],
  unknown: [
    {
      name: 'a sysctl that may not be read',
      subject: 'kernel.pid_max',
      facts: {
        ...facts,
        sysctls: { ...facts.sysctls, 'kernel.pid_max': { known: false, reason: 'denied', detail: 'no' } },
      },
    },
  ],
});
