import { testRule } from '@hostlint/core/testing';
import { driverOf } from './driver-samples.test.js';
import { imageStoreChoice } from './image-store-choice.js';

const images = (kind: 'graphdriver' | 'containerd', reason: 'default' | 'prior-driver' | 'feature') => ({
  store: { kind, reason },
  containerdRoot: '/var/lib/containerd',
});

testRule(imageStoreChoice, {
  pass: [
    {
      name: 'a new host',
      facts: { images: images('containerd', 'default'), storage: driverOf({ version: '29.0.0' }) },
    },
    {
      name: '28.5 with overlay2',
      facts: { images: images('graphdriver', 'default'), storage: driverOf({ homes: { overlay2: 'used' } }) },
    },
  ],
  fail: [
    {
      name: '29 on a host with overlay2',
      facts: {
        images: images('graphdriver', 'prior-driver'),
        storage: driverOf({ version: '29.0.0', homes: { overlay2: 'used' } }),
      },
      message: 'prior',
      data: { driver: 'overlay2' },
    },
    {
      name: 'the feature on a host with overlay2',
      facts: {
        images: images('containerd', 'feature'),
        storage: driverOf({ snapshotter: true, homes: { overlay2: 'used' } }),
      },
      message: 'hidden',
      says: 'overlay2',
    },
  ],
  unknown: [
    {
      name: 'the data-root cannot be looked into',
      facts: {
        images: { store: null, containerdRoot: '/var/lib/containerd' },
        storage: driverOf({ version: '29.0.0' }),
      },
    },
  ],
});
