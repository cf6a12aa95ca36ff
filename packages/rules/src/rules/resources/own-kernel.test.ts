import { testRule } from '@hostlint/core/testing';
import { live, sealed } from '../image/image-samples.test.js';
import { inDocker, inGvisor, realHost } from '../kernel/kernel-samples.test.js';
import { ownKernel } from './own-kernel.js';

testRule(ownKernel, {
  pass: [{ name: 'a machine', facts: { container: realHost, image: live } }],
  fail: [
    { name: 'a container', facts: { container: inDocker, image: live }, message: 'container', severity: 'info' },
    {
      name: 'WSL2',
      facts: { container: { kind: 'wsl2', why: 'the kernel is 6.6.87.2-microsoft-standard-WSL2' }, image: live },
      message: 'wsl2',
      severity: 'info',
      command: 'wsl.exe --update',
    },
    { name: 'gVisor', facts: { container: inGvisor, image: live }, message: 'gvisor', severity: 'warning' },
  ],
  notApplicable: [{ name: 'an image', facts: { container: realHost, image: sealed } }],
});
