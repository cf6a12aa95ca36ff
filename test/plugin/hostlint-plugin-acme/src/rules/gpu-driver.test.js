import { testRule } from '@hostlint/core/testing';
import { gpuDriver } from './gpu-driver.js';

testRule(gpuDriver, {
  pass: [
    { name: 'the oldest driver that will do', facts: { driver: [550, 54] } },
    { name: 'a newer major version with a lower minor', facts: { driver: [560, 1] } },
    { name: 'an older driver where the option allows it', facts: { driver: [470, 10] }, options: { least: '470.0' } },
  ],
  fail: [
    {
      name: 'an older driver',
      facts: { driver: [535, 161] },
      message: 'tooOld',
      says: 'is 535.161, and our images need 550.54',
      command: 'acme-gpu-driver',
    },
  ],
  notApplicable: [{ name: 'a host without a GPU', facts: { driver: null } }],
});
