import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { configuredDriverKnown } from './configured-driver-known.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});
const driver = (name: string) => configWith([], { storageDriver: set(name) });

testRule(configuredDriverKnown, {
  pass: [{ name: 'overlay2', facts: { storage: driverOf({ driver: 'overlay2' }), config: driver('overlay2') } }],
  fail: [
    {
      name: 'a wrong name',
      facts: { storage: driverOf({ driver: 'overlay3' }), config: driver('overlay3') },
      message: 'unknown',
      data: { driver: 'overlay3' },
      stops: ['docker'],
    },
    {
      name: 'capitals',
      facts: { storage: driverOf({ driver: 'OVERLAY2', version: '20.10.24' }), config: driver('OVERLAY2') },
      message: 'unknown',
    },
    {
      name: 'neither driver nor snapshotter of 29',
      facts: { storage: driverOf({ driver: 'aufs', version: '29.0.0' }), config: driver('aufs') },
      message: 'unknown',
      says: 'not available',
    },
  ],
  notApplicable: [{ name: 'no driver configured', facts: { storage: driverOf(), config: configWith([]) } }],
  unknown: [
    {
      name: 'a snapshotter that containerd may have',
      facts: { storage: driverOf({ driver: 'blockfile', version: '29.0.0' }), config: driver('blockfile') },
    },
  ],
});
