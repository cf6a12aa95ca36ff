import { defineFact, isUnknowable, type HostSource } from '@hostlint/core';
import { BoltFault, readBoltBucket } from '../../shared/bolt/read-bolt.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import { readSqliteTable, SqliteFault } from '../../shared/sqlite/read-sqlite.js';
import { containersConf, type ContainersConf } from './containers-conf.js';
import { podmanEngine } from './engine.js';
import { storageConf } from './storage-conf.js';

/** What libpod keeps of its configuration: it goes before what storage.conf says. */
export interface DatabaseValues {
  readonly driver: string;
  readonly graphRoot: string;
  readonly runRoot: string;
  readonly staticDir: string;
  readonly volumePath: string;
}

export type PodmanDatabase = { readonly path: string; readonly kind: 'bolt' | 'sqlite' } & (
  | { readonly state: 'none' }
  | { readonly state: 'read'; readonly values: DatabaseValues }
  /** Podman refuses it; `why` in its own words. */
  | { readonly state: 'refused'; readonly why: string }
  /** It could not be read. */
  | { readonly state: 'unknown'; readonly why: string }
);

const maxBytes = 32 * 1024 * 1024;
const graphroot = '/var/lib/containers/storage';

export const podmanDatabase = defineFact({
  id: 'podman/database',
  summary: 'What libpod’s database (bolt_state.db, db.sql) says of the storage driver and its directories.',
  privileges: 'The graph root belongs to root (mode 0700).',
  reads: () => ({
    files: [
      '/run/libpod/bolt_state.db',
      ...[graphroot, '{configured}'].flatMap(root => [`${root}/libpod/bolt_state.db`, `${root}/db.sql`]),
      '{configured}/bolt_state.db',
      '/run/containers/storage/db.sql',
    ].map(path => ({ path, maxBytes })),
    stats: [graphroot, '{configured}'],
  }),
  needs: { engine: podmanEngine, conf: storageConf, containers: containersConf },
  async collect(host, { engine, conf, containers }): Promise<PodmanDatabase> {
    const { options } = conf;
    const graphRoot = (await walkPath(host, rooted(options.graphRoot.value))).path;
    const staticDir = containers.engine.staticDir?.value ?? `${graphRoot}/libpod`;
    const volumePath = containers.engine.volumePath?.value ?? `${graphRoot}/volumes`;
    const bolt = `${options.transient ? '/run/libpod' : staticDir}/bolt_state.db`;
    const sqlite = `${options.transient ? rooted(options.runRoot.value) : containers.engine.staticDir ? staticDir : graphRoot}/db.sql`;
    const backend = containers.engine.databaseBackend?.value ?? '';
    let kind: PodmanDatabase['kind'] = 'sqlite';
    let path = sqlite;
    try {
      kind = await kindOf(host, { version: engine.version, backend, bolt, sqlite });
      path = kind === 'bolt' ? bolt : sqlite;
      if (kind === 'bolt' && backend === 'boltdb' && isSince(engine.version, '5.0') && !(await host.stat(bolt)))
        return {
          path,
          kind,
          state: 'refused',
          why: 'the BoltDB backend has been deprecated, no new BoltDB databases can be created',
        };
      const bytes = await host.read(path, { maxBytes });
      if (!bytes || bytes.length === 0) return { path, kind, state: 'none' };
      host.cite({ path });
      const found = kind === 'bolt' ? readBolt(bytes) : readSqlite(bytes);
      const wrong =
        found.state === 'read' && isSince(engine.version, '4.8')
          ? await mismatch(host, found.values, { staticDir, volumePath, containers })
          : undefined;
      return { path, kind, ...(wrong === undefined ? found : { state: 'refused', why: wrong }) };
    } catch (error) {
      if (isUnknowable(error)) return { path, kind, state: 'unknown', why: error.message };
      throw error;
    }
  },
});

const rooted = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

interface Choice {
  readonly version: string;
  readonly backend: string;
  readonly bolt: string;
  readonly sqlite: string;
}

/** Source: podman v4.3.1, v4.5.0, v4.8.0, v5.8.0, v5.8.1 libpod/runtime.go makeRuntime, getDBState. */
async function kindOf(host: HostSource, { version, backend, bolt, sqlite }: Choice): Promise<'bolt' | 'sqlite'> {
  if (!isSince(version, '4.5')) return 'bolt';
  if (backend === 'sqlite') return 'sqlite';
  if (backend === 'boltdb' || !isSince(version, '4.8')) return 'bolt';
  if (isSince(version, '5.8.1') && (await host.stat(sqlite))) return 'sqlite';
  return (await host.stat(bolt)) ? 'bolt' : 'sqlite';
}

interface Ours {
  readonly staticDir: string;
  readonly volumePath: string;
  readonly containers: ContainersConf;
}

/** Since 4.8 the directories of libpod follow the graph root, and the database must agree with them unless containers.conf sets them. */
async function mismatch(
  host: HostSource,
  values: DatabaseValues,
  { staticDir, volumePath, containers }: Ours,
): Promise<string | undefined> {
  const checks = [
    ['static dir', values.staticDir, staticDir, containers.engine.staticDir],
    ['volume path', values.volumePath, volumePath, containers.engine.volumePath],
  ] as const;
  for (const [what, theirs, ours, configured] of checks) {
    if (configured || theirs === '' || theirs === ours) continue;
    // Where a path is there, symlinks in it do not count.
    const [their, our] = [await walkPath(host, rooted(theirs)), await walkPath(host, rooted(ours))];
    if (their.path !== our.path)
      return `database ${what} "${theirs}" does not match our ${what} "${ours}": database configuration mismatch`;
  }
  return undefined;
}

type Read =
  | { readonly state: 'none' }
  | { readonly state: 'read'; readonly values: DatabaseValues }
  | { readonly state: 'refused'; readonly why: string };

/** Source: libpod/boltdb_state.go GetDBConfig. */
function readBolt(bytes: Uint8Array): Read {
  try {
    const values = readBoltBucket(bytes, 'runtime-config');
    if (!values || values.size === 0) return { state: 'none' };
    const text = (key: string): string => values.get(key) ?? '';
    return {
      state: 'read',
      values: {
        driver: text('graph-driver-name'),
        graphRoot: text('graph-root'),
        runRoot: text('run-root'),
        staticDir: text('static-dir'),
        volumePath: text('volume-path'),
      },
    };
  } catch (error) {
    if (error instanceof BoltFault) return { state: 'refused', why: `invalid database: ${error.message}` };
    throw error;
  }
}

/** Source: libpod/sqlite_state.go GetDBConfig, sqlite_state_internal.go createSQLiteTables, migrateSchemaIfNecessary. */
function readSqlite(bytes: Uint8Array): Read {
  try {
    const [row] = readSqliteTable(bytes, 'DBConfig') ?? [];
    if (!row) return { state: 'none' };
    const [, schema, , staticDir, , graphRoot, runRoot, driver, volumePath] = row;
    if (typeof schema === 'number' && schema !== 1)
      return {
        state: 'refused',
        why: `database has schema version ${schema} while this libpod version only supports version 1`,
      };
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return {
      state: 'read',
      values: {
        driver: text(driver),
        graphRoot: text(graphRoot),
        runRoot: text(runRoot),
        staticDir: text(staticDir),
        volumePath: text(volumePath),
      },
    };
  } catch (error) {
    if (error instanceof SqliteFault) return { state: 'refused', why: error.message };
    throw error;
  }
}
