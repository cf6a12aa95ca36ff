import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { dataRootPerms } from './data-root-perms.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});
const remapped = configWith([], { usernsRemap: set('default') });

testRule(dataRootPerms, {
  pass: [{ name: 'all may pass', facts: { storage: driverOf({ remap: true }), config: remapped } }],
  fail: [
    {
      name: 'a directory above without o+x',
      facts: { storage: driverOf({ remap: true, root: { barrier: '/srv/private' } }), config: remapped },
      message: 'barrier',
      says: '/srv/private',
      stops: ['docker'],
      command: 'chmod o+x /srv/private',
    },
  ],
  notApplicable: [{ name: 'no userns-remap', facts: { storage: driverOf(), config: configWith([]) } }],
  unknown: [
    {
      name: 'the ids are not known',
      facts: { storage: driverOf({ remap: true, root: { barrier: null } }), config: remapped },
    },
  ],
});
