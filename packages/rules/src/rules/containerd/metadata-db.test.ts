import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian, refusedFor, startWith } from './containerd-samples.test.js';
import { metadataDb } from './metadata-db.js';

const path = '/var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db';
const config = configWith([]);
const lockedBy = { pid: 4711, name: 'containerd' };
const crash = refusedFor({ cause: 'metadata', subject: 'meta.db', message: 'bbolt crashes' });

testRule(metadataDb, {
  pass: [
    {
      name: 'a sound database',
      facts: { config, database: { path, state: 'sound', lockedBy: null }, start: startWith(), os: debian },
    },
    {
      name: 'an empty file, which bbolt fills',
      facts: { config, database: { path, state: 'empty', lockedBy: null }, start: startWith(), os: debian },
    },
    {
      name: 'a database that is locked, and a limit on the waiting',
      facts: {
        config: configWith([], { boltTimeout: true }),
        database: { path, state: 'sound', lockedBy },
        start: startWith(),
        os: debian,
      },
    },
    {
      name: 'a database that is locked and not wanted',
      facts: {
        config: configWith([], { disabled: [{ name: 'metadata.v1.bolt', evidence: at(2, 'x') }] }),
        database: { path, state: 'sound', lockedBy },
        start: startWith(),
        os: debian,
      },
    },
  ],
  fail: [
    {
      name: 'another containerd runs on the same root',
      facts: { config, database: { path, state: 'sound', lockedBy }, start: startWith(), os: debian },
      message: 'locked',
      says: 'held locked by containerd (process 4711)',
      stops: ['containerd'],
      command: 'ps -fp 4711',
    },
    {
      name: 'a file that is no database',
      facts: {
        config,
        database: { path, state: 'invalid', lockedBy: null },
        start: startWith({ cri: 'error' }),
        os: debian,
      },
      message: 'invalid',
      stops: [],
      command: 'mv /var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db',
    },
    {
      name: 'a database that was cut off',
      facts: { config, database: { path, state: 'cut-off', lockedBy: null }, start: crash, os: debian },
      message: 'crash',
      says: 'is cut off: containerd crashes',
      stops: ['containerd'],
      evidence: [{ path }],
    },
    {
      name: 'a damaged database that is not opened, since its plugin is disabled',
      facts: { config, database: { path, state: 'damaged', lockedBy: null }, start: startWith(), os: debian },
      message: 'crash',
      stops: [],
    },
  ],
  notApplicable: [
    {
      name: 'no database yet',
      facts: { config, database: { path, state: 'no-file', lockedBy: null }, start: startWith(), os: debian },
    },
    {
      name: 'a very large database',
      facts: { config, database: { path, state: 'unread', lockedBy: null }, start: startWith(), os: debian },
    },
  ],
});
