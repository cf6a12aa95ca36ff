import { defineRule } from '@hostlint/core';
import { podmanDatabase } from '../../facts/podman/database.js';
import { podmanEngine } from '../../facts/podman/engine.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { noPodman } from '../../shared/podman/words.js';

export const boltdbDeprecated = defineRule({
  id: 'podman/boltdb-deprecated',
  meta: {
    title: 'Libpod does not use the old BoltDB database any more.',
    why: 'Podman 5 reads a database of BoltDB only where one is left from before, and Podman 6 reads none: containers, pods and volumes of it are gone then.',
    fix: 'Migrate to SQLite with podman 5.8 before podman 6 is installed.',
    severity: 'warning',
    sources: [
      'podman v5.8.2 libpod/runtime.go makeRuntime: "The deprecated BoltDB database driver is in use. This driver will be removed in the upcoming Podman 6.0 release"',
      'podman 5.8.6 with a database of 4.3.1',
    ],
  },
  needs: { engine: podmanEngine, database: podmanDatabase },
  messages: {
    bolt: 'Libpod keeps its state in {path}, a database of BoltDB, which podman 6 does not read.',
  },
  check({ facts: { engine, database }, pass, fail, notApplicable }) {
    if (!engine.concerned) return notApplicable(noPodman);
    if (!isSince(engine.version, '5.0')) return notApplicable('Before podman 5 BoltDB is the usual database.');
    if (database.kind !== 'bolt') return pass();
    const migrate = isSince(engine.version, '5.8');
    const fix = migrate
      ? {
          summary: 'Restart the host: podman migrates at its first command. Or do it now, while no other podman runs.',
          commands: ['podman system migrate --migrate-db'],
        }
      : { summary: 'Update to podman 5.8, which migrates the database at the next start of the host.', commands: [] };
    return fail('bolt', { path: database.path }, { evidence: [{ path: database.path }], fix });
  },
});
