import { cannotTell, testFact } from '@hostlint/core/testing';
import { boltSample } from '../../shared/bolt/bolt-samples.test.js';
import { sqliteSample } from '../../shared/sqlite/sqlite-samples.test.js';
import { podmanDatabase, type PodmanDatabase } from './database.js';
import { configured, graphRootPath as root, podman43, podman58 } from './podman-hosts.test.js';

const boltPath = `${root}/libpod/bolt_state.db`;
const sqlitePath = `${root}/db.sql`;
const podman54 = { podman: '5.4.2' };
const values = {
  driver: 'vfs',
  graphRoot: root,
  runRoot: '/run/containers/storage',
  staticDir: `${root}/libpod`,
  volumePath: `${root}/volumes`,
};
const bolt = (staticDir = values.staticDir): Uint8Array =>
  boltSample('runtime-config', {
    'graph-driver-name': 'vfs',
    'graph-root': root,
    'run-root': values.runRoot,
    'static-dir': staticDir,
    'volume-path': values.volumePath,
  });
const sqlite = (schema = 1): Uint8Array =>
  sqliteSample('DBConfig', [
    [1, schema, 'linux', values.staticDir, '/run/libpod', root, values.runRoot, 'vfs', values.volumePath],
  ]);
const read = (path: string, kind: 'bolt' | 'sqlite'): Partial<PodmanDatabase> => ({
  path,
  kind,
  state: 'read',
  values,
});

testFact(podmanDatabase, [
  {
    name: 'none, of a podman that makes SQLite',
    engines: podman58,
    host: {},
    value: { path: sqlitePath, kind: 'sqlite', state: 'none' },
  },
  {
    name: 'none, of a podman that makes BoltDB',
    engines: podman43,
    host: {},
    value: { path: boltPath, kind: 'bolt', state: 'none' },
  },
  {
    name: 'BoltDB of podman 4.3',
    engines: podman43,
    host: { files: { [boltPath]: bolt() } },
    part: read(boltPath, 'bolt'),
  },
  { name: 'SQLite', engines: podman58, host: { files: { [sqlitePath]: sqlite() } }, part: read(sqlitePath, 'sqlite') },
  {
    name: 'both: BoltDB counts before 5.8.1',
    engines: podman54,
    host: { files: { [sqlitePath]: 'x', [boltPath]: bolt() } },
    part: read(boltPath, 'bolt'),
  },
  {
    name: 'both: SQLite counts since',
    engines: podman58,
    host: { files: { [sqlitePath]: sqlite(), [boltPath]: 'x' } },
    part: read(sqlitePath, 'sqlite'),
  },
  {
    name: 'an empty file is a new database',
    engines: podman58,
    host: { files: { [sqlitePath]: '' } },
    part: { state: 'none' },
  },
  {
    name: 'no SQLite',
    engines: podman58,
    host: {
      files: {
        [sqlitePath]:
          'This is no database, but some text of more than a hundred letters, as the header of one has them, and some.',
      },
    },
    part: { state: 'refused' },
  },
  {
    name: 'a schema that this podman does not know',
    engines: podman58,
    host: { files: { [sqlitePath]: sqlite(2) } },
    part: {
      state: 'refused',
      why: 'database has schema version 2 while this libpod version only supports version 1',
    } as Partial<PodmanDatabase>,
  },
  { name: 'no BoltDB', engines: podman43, host: { files: { [boltPath]: 'x' } }, part: { state: 'refused' } },
  {
    name: 'directories of another graph root',
    engines: podman54,
    host: { files: { [boltPath]: bolt('/srv/libpod') } },
    part: {
      state: 'refused',
      why: `database static dir "/srv/libpod" does not match our static dir "${root}/libpod": database configuration mismatch`,
    } as Partial<PodmanDatabase>,
  },
  {
    name: 'directories of another graph root, which podman 4.3 follows',
    engines: podman43,
    host: { files: { [boltPath]: bolt('/srv/libpod') } },
    part: { state: 'read' },
  },
  {
    name: 'a new BoltDB, which podman 5 makes no more',
    engines: podman54,
    host: { files: { '/etc/containers/containers.conf': '[engine]\ndatabase_backend = "boltdb"\n' } },
    part: {
      path: boltPath,
      state: 'refused',
      why: 'the BoltDB backend has been deprecated, no new BoltDB databases can be created',
    } as Partial<PodmanDatabase>,
  },
  {
    name: 'transient_store keeps it in the run root',
    engines: podman58,
    host: { files: configured('transient_store = true') },
    part: { path: '/run/containers/storage/db.sql', state: 'none' },
  },
  {
    name: 'one that may not be read',
    engines: podman58,
    host: { files: { [sqlitePath]: cannotTell('denied') } },
    part: { path: sqlitePath, state: 'unknown' },
  },
]);
