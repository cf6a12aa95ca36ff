import { cannotTell, testFact } from '@hostlint/core/testing';
import { configured, podman58 } from './podman-hosts.test.js';
import { podmanRunState } from './run-state.js';

const run = '/run/containers/storage';
const directory = { directory: true } as const;
const nothing = { overlay: undefined, metacopy: undefined, nativeDiff: undefined };

testFact(podmanRunState, [
  {
    name: 'podman has not run since the host started',
    engines: podman58,
    host: {},
    value: { cache: nothing, cacheFiles: [], alive: false, blocked: [] },
  },
  {
    name: 'podman remembers that overlay does not work',
    engines: podman58,
    host: { files: { [`${run}/overlay/overlay-false`]: 'why', '/run/libpod/alive': '' } },
    value: {
      cache: { ...nothing, overlay: false },
      cacheFiles: [`${run}/overlay/overlay-false`],
      alive: true,
      blocked: [],
    },
  },
  {
    name: 'what it remembers counts for the mount options of then',
    engines: podman58,
    host: {
      files: {
        ...configured('driver = "overlay"\n[storage.options.overlay]\nmountopt = "nodev"'),
        [`${run}/overlay/metacopy(nodev)-true`]: '',
        [`${run}/overlay/native-diff()-true`]: '',
      },
    },
    part: { cache: { ...nothing, metacopy: true } },
  },
  {
    name: 'a name that must be a directory',
    engines: podman58,
    host: { files: { [`${run}/overlay-locks`]: '' } },
    part: { blocked: ['overlay-locks'] },
  },
  {
    name: 'a run root that may not be looked into',
    engines: podman58,
    host: { files: { [run]: directory, [`${run}/overlay`]: cannotTell('denied') } },
    part: { cache: { overlay: null, metacopy: null, nativeDiff: null } },
  },
]);
