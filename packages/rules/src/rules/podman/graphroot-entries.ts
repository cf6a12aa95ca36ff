import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const graphrootEntries = defineRule({
  id: 'podman/graphroot-entries',
  meta: {
    title: 'Nothing in the graph root is in the way of what podman makes there.',
    why: 'Podman makes directories and lock files of its own in the graph root; a file, a directory or a dead link of that name ends every command.',
    fix: 'Move what is in the way out of the graph root.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 store.go GetStore, load; drivers/overlay Init',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver },
  messages: {
    inTheWay: '{paths} is not what podman keeps there: it would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'graphroot-entry');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const paths = (refusal.names ?? []).map(name => `${storage.root}/${name}`);
    const fix = {
      summary: 'Look at it, and move it away if it is not needed.',
      commands: paths.flatMap(path => [
        `ls -ld ${shellWord(path)}`,
        `mv ${shellWord(path)} ${shellWord(`${path}.moved`)}`,
      ]),
    };
    const data = { paths: paths.join(', ') || storage.root, words: refusal.message };
    return fail('inTheWay', data, { evidence: paths.map(path => ({ path })), fix });
  },
});
