import { testRule } from '@hostlint/core/testing';
import { inDocker, inGvisor, realHost } from '../kernel/kernel-samples.test.js';
import { ownKernel } from './own-kernel.js';

testRule(ownKernel, {
  pass: [{ name: 'a machine', facts: { container: realHost } }],
  fail: [
    { name: 'a container', facts: { container: inDocker }, message: 'container', severity: 'info' },
    {
      name: 'WSL2',
      facts: { container: { kind: 'wsl2', why: 'the kernel is 6.6.87.2-microsoft-standard-WSL2' } },
      message: 'wsl2',
      severity: 'info',
      command: 'wsl.exe --update',
    },
    { name: 'gVisor', facts: { container: inGvisor }, message: 'gvisor', severity: 'warning' },
  ],
});
