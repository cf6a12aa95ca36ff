import { testRule } from '@hostlint/core/testing';
import type { DockerEngine } from '../../facts/docker/engine.js';
import { engineVersion } from './engine-version.js';

const found: DockerEngine = {
  installed: true,
  version: '28.5.2',
  judgedFor: 'found',
  found: '28.5.2',
  binary: '/usr/bin/dockerd',
};

testRule(engineVersion, {
  pass: [{ name: 'the binary told its version', facts: { engine: found } }],
  fail: [
    {
      name: 'the binary could not be asked',
      facts: { engine: { ...found, version: '29.7.2', judgedFor: 'newest', found: null } },
      message: 'assumed',
      says: 'judged as Docker 29.7.2',
      severity: 'info',
      command: '--engine docker@',
    },
  ],
  notApplicable: [
    { name: 'no dockerd', facts: { engine: { ...found, installed: false, judgedFor: 'newest', binary: null } } },
    { name: 'the user gave a version', facts: { engine: { ...found, judgedFor: 'given' } } },
  ],
});
