import { defineRule } from '@hostlint/core';
import { dockerEngine } from '../../facts/docker/engine.js';
import { runningDaemon, type RunningDaemon } from '../../facts/docker/running-daemon.js';
import { storageDriver, type DockerStorageDriver } from '../../facts/docker/storage-driver.js';
import { openWords } from '../../shared/docker-storage/verdict.js';

export const runningDaemonDiffers = defineRule({
  id: 'storage/running-daemon-differs',
  meta: {
    title: 'The running daemon uses the storage that it would use after a restart.',
    why: 'A change of the configuration, of the kernel or of the data-root shows at the next start only: images disappear then, or the daemon does not come back.',
    fix: 'Undo the change, or restart the daemon when it suits you and see that all is there.',
    severity: 'warning',
    sources: ['Docker Engine API, GET /info', 'moby v28.5.2 daemon/daemon.go NewDaemon'],
  },
  needs: { running: runningDaemon, storage: storageDriver, engine: dockerEngine },
  messages: {
    differs: 'The running daemon and one that starts now would differ: {differences}.',
    refuses:
      'A daemon runs (storage driver {driver}), but with what is configured now it would not start again: {words}',
  },
  check({ facts: { running, storage, engine }, pass, fail, notApplicable, unknown }) {
    if (!running) return notApplicable('No daemon runs.');
    if (engine.judgedFor !== 'found') return notApplicable('Another version than the running one is judged.');
    const evidence = [{ path: running.socket, text: `Storage Driver: ${running.driver ?? '?'}` }];
    if (storage.starts === false) {
      const words = storage.refusals.map(({ message }) => message).join('; ');
      return fail('refuses', { driver: running.driver ?? 'unknown', words }, { evidence });
    }
    const differences = compare(running, storage);
    if (differences.length > 0) return fail('differs', { differences: differences.join('; ') }, { evidence });
    if (storage.starts === null || storage.driver === null) return unknown(openWords(storage));
    return pass({ evidence });
  },
});

/** Only what is known on both sides can differ. */
function compare(running: RunningDaemon, storage: DockerStorageDriver): readonly string[] {
  const rows: readonly (readonly [string, string | boolean | null, string | boolean | null])[] = [
    ['Docker Root Dir', running.dataRoot, storage.root],
    ['Storage Driver', running.driver, storage.driver],
    ['Backing Filesystem', running.backingFilesystem, storage.backingFilesystem],
    ['Supports d_type', running.supportsDType, storage.supportsDType],
    ['Native Overlay Diff', running.nativeOverlayDiff, storage.nativeOverlayDiff],
    ['Using metacopy', running.usingMetacopy, storage.usingMetacopy],
  ];
  return rows.flatMap(([name, now, then]) =>
    now !== null && then !== null && now !== then ? [`${name} is ${now} and would be ${then}`] : [],
  );
}
