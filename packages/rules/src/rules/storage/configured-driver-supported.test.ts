import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { ext4, noFiletype, onOverlay } from '../../shared/docker-storage/storage-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { configuredDriverSupported } from './configured-driver-supported.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});
const driver = (name: string) => configWith([], { storageDriver: set(name) });

testRule(configuredDriverSupported, {
  pass: [
    { name: 'overlay2 on ext4', facts: { storage: driverOf({ driver: 'overlay2' }), config: driver('overlay2') } },
  ],
  fail: [
    {
      name: 'overlay2 without d_type',
      facts: { storage: driverOf({ driver: 'overlay2', on: noFiletype }), config: driver('overlay2') },
      message: 'unsupported',
      says: 'd_type',
      stops: ['docker'],
    },
    {
      name: 'overlay2 on overlay',
      facts: { storage: driverOf({ driver: 'overlay2', on: onOverlay }), config: driver('overlay2') },
      message: 'unsupported',
      says: 'upper layer',
    },
    {
      name: 'btrfs on ext4',
      facts: { storage: driverOf({ driver: 'btrfs' }), config: driver('btrfs') },
      message: 'unsupported',
      says: 'not on btrfs',
    },
    {
      name: 'a colon in the path',
      facts: { storage: driverOf({ driver: 'overlay2', root: { path: '/a:b' } }), config: driver('overlay2') },
      message: 'unsupported',
      says: 'colon',
    },
  ],
  notApplicable: [{ name: 'no driver configured', facts: { storage: driverOf(), config: configWith([]) } }],
  unknown: [
    {
      name: 'd_type is unknown',
      facts: { storage: driverOf({ driver: 'overlay2', on: { ...ext4, dType: null } }), config: driver('overlay2') },
    },
  ],
});
