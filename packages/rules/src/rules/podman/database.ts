import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { podmanDatabase } from '../../facts/podman/database.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const database = defineRule({
  id: 'podman/database',
  meta: {
    title: 'Libpod takes its database.',
    why: 'Podman opens the database of libpod for every command. It refuses them all where the file is damaged, of a newer form, or (since 4.8) was made for another graph root, as after a move.',
    fix: 'Move the data back, or reset libpod after the images were saved.',
    severity: 'error',
    sources: [
      'podman v4.3.1, v4.8.0, v5.4.2, v5.8.2 libpod/boltdb_state.go, sqlite_state.go ValidateDBConfig',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, database: podmanDatabase },
  messages: {
    refused: 'Podman would refuse every command because of its database {path}: "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, database } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'database');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const [path = database.path] = refusal.names ?? [];
    const isMoved = refusal.message.includes('does not match');
    const fix = isMoved
      ? {
          summary:
            'Give the graph root its old place back, for instance by a bind mount; or reset podman, which loses all containers and images.',
          commands: ['podman system reset'],
        }
      : {
          summary:
            'Move the file away: podman then makes a new one, in which containers, pods and volumes are missing. Images stay.',
          commands: [`mv ${shellWord(path)} ${shellWord(`${path}.moved`)}`],
        };
    return fail('refused', { path, words: refusal.message }, { evidence: [{ path }], fix });
  },
});
