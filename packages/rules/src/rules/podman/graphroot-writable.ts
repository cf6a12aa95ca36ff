import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { podmanRoots } from '../../facts/podman/roots.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const graphrootWritable = defineRule({
  id: 'podman/graphroot-writable',
  meta: {
    title: 'The graph root can be written to.',
    why: 'Podman opens a database and makes lock files in its graph root for every command; on a read-only file system it refuses them all.',
    fix: 'Mount the file system read-write, or find out why the kernel made it read-only.',
    severity: 'error',
    sources: [
      'podman v4.3.1, v5.4.2, v5.8.2 libpod/runtime.go makeRuntime',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, roots: podmanRoots },
  messages: {
    readOnly: '{root} is on {mount}, which is mounted read-only: podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, roots } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'graphroot-read-only');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const { mount } = (refusal.names?.[0] === roots.configured.walk.path ? roots.configured : roots.graphRoot)
      .filesystem;
    const fix = {
      summary: 'If the kernel made it read-only after an error, check the file system before it is written to again.',
      commands: [
        `dmesg | grep -iE 'remount|I/O error|EXT[234]-fs|XFS|BTRFS' | tail -n 20`,
        `mount -o remount,rw ${shellWord(mount?.mountPoint ?? storage.root)}`,
      ],
    };
    const data = {
      root: refusal.names?.[0] ?? storage.root,
      mount: mount?.mountPoint ?? 'a mount',
      words: refusal.message,
    };
    return fail('readOnly', data, { evidence: mount ? mountEvidence(mount) : [], fix });
  },
});
