import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { configuredDriverRemoved } from './configured-driver-removed.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});
const driver = (name: string) => configWith([], { storageDriver: set(name) });

testRule(configuredDriverRemoved, {
  pass: [{ name: 'overlay2', facts: { storage: driverOf({ driver: 'overlay2' }), config: driver('overlay2') } }],
  fail: [
    {
      name: 'overlay with 28.5',
      facts: { storage: driverOf({ driver: 'overlay' }), config: driver('overlay') },
      message: 'removed',
      says: '/etc/docker/daemon.json, line 2',
      stops: ['docker'],
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, text: 'x' }],
    },
    {
      name: 'devicemapper with 25',
      facts: { storage: driverOf({ driver: 'devicemapper', version: '25.0.6' }), config: driver('devicemapper') },
      message: 'removed',
    },
  ],
  notApplicable: [{ name: 'no driver configured', facts: { storage: driverOf(), config: configWith([]) } }],
});
