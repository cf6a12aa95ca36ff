import { testRule } from '@hostlint/core/testing';
import { debian, refusedFor, startWith } from './containerd-samples.test.js';
import { metadataDb } from './metadata-db.js';

const path = '/var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db';
const crash = refusedFor({ cause: 'metadata', subject: 'meta.db', message: 'bbolt crashes' });

testRule(metadataDb, {
  pass: [
    { name: 'a sound database', facts: { database: { path, state: 'sound' }, start: startWith(), os: debian } },
    {
      name: 'an empty file, which bbolt fills',
      facts: { database: { path, state: 'empty' }, start: startWith(), os: debian },
    },
  ],
  fail: [
    {
      name: 'a file that is no database',
      facts: { database: { path, state: 'invalid' }, start: startWith({ cri: 'error' }), os: debian },
      message: 'invalid',
      stops: [],
      command: 'mv /var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db',
    },
    {
      name: 'a database that was cut off',
      facts: { database: { path, state: 'cut-off' }, start: crash, os: debian },
      message: 'crash',
      says: 'is cut off: containerd crashes',
      stops: ['containerd'],
      evidence: [{ path }],
    },
    {
      name: 'a damaged database that is not opened, since its plugin is disabled',
      facts: { database: { path, state: 'damaged' }, start: startWith(), os: debian },
      message: 'crash',
      stops: [],
    },
  ],
  notApplicable: [
    { name: 'no database yet', facts: { database: { path, state: 'no-file' }, start: startWith(), os: debian } },
    { name: 'a very large database', facts: { database: { path, state: 'unread' }, start: startWith(), os: debian } },
  ],
});
