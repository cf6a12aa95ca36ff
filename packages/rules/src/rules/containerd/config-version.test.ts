import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian, fault } from './containerd-samples.test.js';
import { configVersion } from './config-version.js';

const noVersion = { schema: 1, schemaEvidence: null };
const version2 = { version: '2.1.9', maxSchema: 3 };

testRule(configVersion, {
  pass: [
    { name: 'version 2 for containerd 1.7', facts: { config: configWith([]), os: debian } },
    { name: 'version 2 for containerd 2.1', facts: { config: configWith([], version2), os: debian } },
    {
      name: 'version 1 for containerd 2.1, without settings of CRI',
      facts: { config: configWith([], { ...version2, ...noVersion, schema: 3 }), os: debian },
    },
  ],
  fail: [
    {
      name: 'version 3 for containerd 1.7',
      facts: {
        config: configWith([fault('version', 'unsupported config version `3`')], {
          schema: 3,
          schemaEvidence: at(1, 'version = 3'),
        }),
        os: debian,
      },
      message: 'tooNew',
      says: 'unsupported config version',
      stops: ['containerd'],
      evidence: [at(1, 'version = 3')],
      command: 'config dump',
    },
    {
      name: 'settings of CRI in a file of version 1 for containerd 2.1',
      facts: { config: configWith([], { ...version2, ...noVersion, schema: 3, droppedCri: true }), os: debian },
      message: 'dropped',
      severity: 'error',
      stops: [],
      command: 'config migrate',
    },
    {
      name: 'no version for containerd 1.7',
      facts: { config: configWith([], noVersion), os: debian },
      message: 'old',
      severity: 'warning',
      stops: [],
    },
  ],
  notApplicable: [
    { name: 'no configuration file', facts: { config: configWith([], { exists: false, files: [] }), os: debian } },
  ],
});
