import { testRule } from '@hostlint/core/testing';
import { driverOf } from './driver-samples.test.js';
import { containerdWorks } from './containerd-works.js';

testRule(containerdWorks, {
  pass: [
    { name: 'd_type', facts: { storage: driverOf({ snapshotter: true }) } },
    { name: 'images are not in containerd', facts: { storage: driverOf({ containerd: { dType: false } }) } },
  ],
  fail: [
    {
      name: 'containerd is known not to work',
      facts: {
        storage: { ...driverOf(), starts: false, refusals: [{ cause: 'containerd', message: 'unknown service' }] },
      },
      message: 'broken',
      says: 'unknown service',
      stops: ['docker'],
    },
  ],
  unknown: [
    {
      name: 'no d_type, and the version of containerd is unknown',
      facts: { storage: driverOf({ snapshotter: true, containerd: { dType: false } }) },
    },
  ],
});
