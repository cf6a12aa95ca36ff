import { defineRule } from '@hostlint/core';
import { machineRunning } from '../../facts/machine/running.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const spaceExhausted = defineRule({
  id: 'storage/space-exhausted',
  meta: {
    title: 'The file system of the data-root has room for what dockerd writes when it starts.',
    why: 'dockerd makes a directory and opens databases at each start; on a full file system it exits.',
    fix: 'Make room, or put the data-root on a larger file system.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v28.5.2 daemon/daemon.go prepareTempDir',
      'dockerd 20.10.24 and 28.5.2 on full ext4, xfs, btrfs and tmpfs: exit',
    ],
    stops: ['docker'],
  },
  needs: { running: machineRunning, storage: storageDriver },
  messages: {
    full: 'The file system of {root} is full: dockerd would exit with "{words}".',
  },
  check({ facts: { storage }, pass, fail, unknown }) {
    const verdict = verdictOn(storage, 'no-space');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const root = shellWord(storage.root);
    const fix = {
      summary: 'See what fills it. Logs of containers and old images are the usual reason.',
      commands: [`df -h ${root}`, `du -xh --max-depth=2 ${root} | sort -h | tail -n 20`],
    };
    return fail('full', { root: storage.root, words: refusal.message }, { fix });
  },
});
