import { testRule } from '@hostlint/core/testing';
import { imageStores } from './image-stores.js';
import { elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(imageStores, {
  pass: [{ name: 'no additional stores', facts: { engine: engine(), storage: podmanOf() } }],
  fail: [
    {
      name: 'a store that is not mounted',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', options: ['overlay.imagestore=/mnt/images'] }),
      },
      message: 'unusable',
      stops: ['podman'],
      says: '/mnt/images',
      command: 'sed -i.bak 2d',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf() } }],
  unknown: [
    {
      name: 'it cannot be looked at',
      facts: {
        engine: engine(),
        storage: podmanOf({
          driver: 'overlay',
          options: ['overlay.imagestore=/mnt/images'],
          paths: { '/mnt/images': null },
        }),
      },
    },
  ],
});
