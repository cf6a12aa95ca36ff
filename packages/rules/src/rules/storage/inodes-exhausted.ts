import { defineRule } from '@hostlint/core';
import { machineRunning } from '../../facts/machine/running.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const inodesExhausted = defineRule({
  id: 'storage/inodes-exhausted',
  meta: {
    title: 'The file system of the data-root has inodes for the directories that dockerd makes when it starts.',
    why: 'dockerd makes a directory at each start, and without a free inode it exits although there is space left.',
    fix: 'Remove files, or put the data-root on a file system with more inodes.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v28.5.2 daemon/daemon.go prepareTempDir',
      'dockerd 20.10.24 and 28.5.2 on ext4 and tmpfs without inodes: exit',
    ],
    stops: ['docker'],
  },
  needs: { running: machineRunning, storage: storageDriver },
  messages: {
    none: 'The file system of {root} has no inodes left: dockerd would exit with "{words}".',
  },
  check({ facts: { storage }, pass, fail, unknown }) {
    const verdict = verdictOn(storage, 'no-inodes');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const root = shellWord(storage.root);
    const fix = {
      summary:
        'See where the files are. The number of inodes of ext4 is fixed when it is made; XFS makes them as needed.',
      commands: [`df -i ${root}`, `du -x --inodes --max-depth=2 ${root} | sort -n | tail -n 20`],
    };
    return fail('none', { root: storage.root, words: refusal.message }, { fix });
  },
});
