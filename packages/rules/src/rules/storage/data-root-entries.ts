import { defineRule } from '@hostlint/core';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const dataRootEntries = defineRule({
  id: 'storage/data-root-entries',
  meta: {
    title: 'What dockerd keeps in its data-root are directories.',
    why: 'dockerd makes these directories at each start and exits where something else has the name.',
    fix: 'Move away what is in the way.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v28.5.2 daemon/daemon.go NewDaemon',
      'dockerd 20.10.24 and 28.5.2 with a file in place of each: exit',
    ],
    stops: ['docker'],
  },
  needs: { storage: storageDriver },
  messages: {
    entry: 'In the data-root {root}, {names} must be a directory and is none: dockerd would exit with "{words}".',
  },
  check({ facts: { storage }, pass, fail, unknown }) {
    const verdict = verdictOn(storage, 'data-root-entry');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const names = (refusal.names ?? []).join(', ');
    const commands = (refusal.names ?? []).map(
      name => `mv ${shellWord(`${storage.root}/${name}`)} ${shellWord(`${storage.root}/${name}.old`)}`,
    );
    const fix = { summary: 'Move it away; dockerd makes the directory anew.', commands };
    return fail(
      'entry',
      { root: storage.root, names, words: refusal.message },
      { fix, evidence: [{ path: storage.root }] },
    );
  },
});
