import { testRule } from '@hostlint/core/testing';
import { graphrootEntries } from './graphroot-entries.js';
import { elsewhere, engine, podmanOf } from './podman-samples.test.js';

testRule(graphrootEntries, {
  pass: [{ name: 'an empty graph root', facts: { engine: engine(), storage: podmanOf() } }],
  fail: [
    {
      name: 'a file in the place of overlay/',
      facts: { engine: engine(), storage: podmanOf({ homes: { overlay: 'no-directory' } }) },
      message: 'inTheWay',
      stops: ['podman'],
      says: '/var/lib/containers/storage/overlay',
      command: 'mv',
    },
    {
      name: 'a file in the place of libpod/',
      facts: { engine: engine(), storage: podmanOf({ root: { blocked: ['libpod'] } }) },
      message: 'inTheWay',
      stops: ['podman'],
      says: 'not a directory',
    },
  ],
  notApplicable: [{ name: 'podman is not here', facts: { engine: elsewhere, storage: podmanOf() } }],
  unknown: [
    {
      name: 'the graph root cannot be listed',
      facts: { engine: engine(), storage: podmanOf({ root: { blocked: null } }) },
    },
  ],
});
