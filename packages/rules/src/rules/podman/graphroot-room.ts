import { defineRule } from '@hostlint/core';
import { machineRunning } from '../../facts/machine/running.js';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const graphrootRoom = defineRule({
  id: 'podman/graphroot-room',
  meta: {
    title: 'The file system of the graph root has room for what podman writes for every command.',
    why: 'Podman needs a few hundred KiB and some 25 inodes for its directories and its database. Without them it refuses every command, or keeps to fuse-overlayfs from then on because its trial of overlay failed.',
    fix: 'Make room, or put the graph root on a larger file system.',
    severity: 'error',
    sources: [
      'podman v4.3.1, v5.4.2, v5.8.2 libpod/runtime.go makeRuntime',
      'podman 4.3.1, 5.4.2 and 5.8.6 on full ext4, xfs, btrfs and tmpfs: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { running: machineRunning, engine: podmanEngine, storage: podmanStorageDriver },
  messages: {
    space: 'The file system of {root} is full: podman would refuse every command with "{words}".',
    inodes: 'The file system of {root} has no inodes left: podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'no-space', 'no-inodes');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const root = shellWord(storage.root);
    const what = refusal.cause === 'no-space' ? 'space' : 'inodes';
    const fix = {
      summary: 'See what fills it. Old images and logs of containers are the usual reason.',
      commands: [
        `df ${what === 'space' ? '-h' : '-i'} ${root}`,
        `du -x${what === 'space' ? 'h' : ' --inodes'} --max-depth=2 ${root} | sort -h | tail -n 20`,
      ],
    };
    return fail(what, { root: storage.root, words: refusal.message }, { fix });
  },
});
