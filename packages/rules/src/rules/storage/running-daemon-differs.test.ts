import { testRule } from '@hostlint/core/testing';
import { ext4, noFiletype } from '../../shared/docker-storage/storage-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { runningDaemonDiffers } from './running-daemon-differs.js';

const running = {
  socket: '/var/run/docker.sock',
  version: '28.5.2',
  dataRoot: '/var/lib/docker',
  driver: 'overlay2',
  backingFilesystem: 'extfs',
  supportsDType: true,
  nativeOverlayDiff: true,
  usingMetacopy: false,
  warnings: [],
};
const engine = {
  installed: true,
  version: '28.5.2',
  judgedFor: 'found',
  found: '28.5.2',
  binary: '/usr/bin/dockerd',
} as const;

testRule(runningDaemonDiffers, {
  pass: [{ name: 'the same', facts: { running, engine, storage: driverOf() } }],
  fail: [
    {
      name: 'another driver',
      facts: { running, engine, storage: driverOf({ on: noFiletype }) },
      message: 'differs',
      says: 'Storage Driver is overlay2 and would be vfs',
    },
    {
      name: 'another data-root',
      facts: { running, engine, storage: driverOf({ root: { path: '/data' } }) },
      message: 'differs',
      says: '/data',
    },
    {
      name: 'it would not come back',
      facts: { running, engine, storage: driverOf({ driver: 'aufs' }) },
      message: 'refuses',
      says: 'deprecated and removed',
    },
  ],
  notApplicable: [
    { name: 'no daemon runs', facts: { running: null, engine, storage: driverOf() } },
    {
      name: 'the version had to be assumed',
      facts: { running, engine: { ...engine, judgedFor: 'newest', found: null }, storage: driverOf() },
    },
    {
      name: 'another version is judged',
      facts: { running, engine: { ...engine, judgedFor: 'given' }, storage: driverOf() },
    },
  ],
  unknown: [
    { name: 'd_type is unknown', facts: { running, engine, storage: driverOf({ on: { ...ext4, dType: null } }) } },
  ],
});
