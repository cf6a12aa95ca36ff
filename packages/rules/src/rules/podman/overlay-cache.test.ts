import { testRule } from '@hostlint/core/testing';
import { ext4 } from '../../shared/docker-storage/storage-samples.test.js';
import { overlayCache } from './overlay-cache.js';
import { elsewhere, engine, podmanOf, runState } from './podman-samples.test.js';

testRule(overlayCache, {
  pass: [{ name: 'nothing remembered', facts: { engine: engine(), storage: podmanOf(), run: runState() } }],
  fail: [
    {
      name: 'overlay-false in the run root',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', cache: { overlay: false } }),
        run: runState(['/run/containers/storage/overlay/overlay-false']),
      },
      message: 'remembered',
      stops: ['podman'],
      command: 'rm /run/containers/storage/overlay/overlay-false',
    },
    {
      name: 'overlay-false in the run root, and overlay does not work',
      facts: {
        engine: engine(),
        storage: podmanOf({ driver: 'overlay', cache: { overlay: false }, on: { ...ext4, dType: false } }),
        run: runState(['/run/containers/storage/overlay/overlay-false']),
      },
      message: 'stays',
      stops: ['podman'],
      command: 'rm /run/containers/storage/overlay/overlay-false',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf(), run: runState() } }],
  unknown: [
    {
      name: 'the run root cannot be looked at',
      facts: {
        engine: engine(),
        storage: podmanOf(
          { problem: 'not allowed' },
          { starts: null, possible: [{ cause: 'overlay-cache', message: 'x' }], open: ['a question'] },
        ),
        run: runState(),
      },
    },
  ],
});
