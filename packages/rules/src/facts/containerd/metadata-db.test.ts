import { cannotTell, testFact } from '@hostlint/core/testing';
import { containerdMetadataDb } from './metadata-db.js';

const path = '/var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db';

testFact(containerdMetadataDb, [
  { name: 'no root yet', host: {}, value: { path, state: 'no-file', lockedBy: null } },
  {
    name: 'no database yet',
    host: { files: { '/var/lib/containerd': { directory: true } } },
    value: { path, state: 'no-file', lockedBy: null },
  },
  { name: 'text', host: { files: { [path]: 'hello' } }, value: { path, state: 'invalid', lockedBy: null } },
  { name: 'an empty file', host: { files: { [path]: '' } }, value: { path, state: 'empty', lockedBy: null } },
  {
    name: 'a directory',
    host: { files: { [path]: { directory: true } } },
    value: { path, state: 'invalid', lockedBy: null },
  },
  {
    name: 'a very large file',
    host: { files: { [path]: new Uint8Array(8 * 1024 * 1024 + 1) } },
    value: { path, state: 'unread', lockedBy: null },
  },
  {
    name: 'a database that another process holds locked',
    host: {
      files: {
        [path]: '',
        '/lib/systemd/system/containerd.service': '[Service]\nExecStart=/usr/bin/containerd\n',
        '/proc/locks': '1: POSIX  ADVISORY  WRITE 7 00:1f:9 0 EOF\n2: FLOCK  ADVISORY  WRITE 4711 08:01:1 0 EOF\n',
        '/proc/4711/comm': 'containerd\n',
        '/proc/4711/cgroup': '0::/user.slice/user-0.slice/session-3.scope\n',
      },
    },
    value: { path, state: 'empty', lockedBy: { pid: 4711, name: 'containerd' } },
  },
  {
    name: 'containerd.service runs and holds its own database locked',
    host: {
      files: {
        [path]: '',
        '/lib/systemd/system/containerd.service': '[Service]\nExecStart=/usr/bin/containerd\n',
        '/proc/locks': '2: FLOCK  ADVISORY  WRITE 4711 08:01:1 0 EOF\n',
        '/proc/4711/comm': 'containerd\n',
        '/proc/4711/cgroup': '0::/system.slice/containerd.service\n',
      },
    },
    value: { path, state: 'empty', lockedBy: null },
  },
  { name: 'a file that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
