import { cannotTell, testFact } from '@hostlint/core/testing';
import { containerdMetadataDb } from './metadata-db.js';

const path = '/var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db';

testFact(containerdMetadataDb, [
  { name: 'no root yet', host: {}, value: { path, state: 'no-file' } },
  {
    name: 'no database yet',
    host: { files: { '/var/lib/containerd': { directory: true } } },
    value: { path, state: 'no-file' },
  },
  { name: 'text', host: { files: { [path]: 'hello' } }, value: { path, state: 'invalid' } },
  { name: 'an empty file', host: { files: { [path]: '' } }, value: { path, state: 'empty' } },
  { name: 'a directory', host: { files: { [path]: { directory: true } } }, value: { path, state: 'invalid' } },
  {
    name: 'a very large file',
    host: { files: { [path]: new Uint8Array(8 * 1024 * 1024 + 1) } },
    value: { path, state: 'unread' },
  },
  { name: 'a file that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
