import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { dataRootComma } from './data-root-comma.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});

testRule(dataRootComma, {
  pass: [
    { name: 'no comma', facts: { storage: driverOf({ version: '20.10.24' }), config: configWith([]) } },
    {
      name: 'a comma, which 26 and later take',
      facts: { storage: driverOf({ version: '26.1.5', root: { path: '/a,b' } }), config: configWith([]) },
    },
  ],
  fail: [
    {
      name: 'a comma',
      facts: {
        storage: driverOf({ version: '20.10.24', root: { path: '/a,b' } }),
        config: configWith([], { dataRoot: set('/a,b') }),
      },
      message: 'comma',
      says: '/a,b',
      stops: ['docker'],
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, text: 'x' }],
    },
  ],
});
