import { testRule } from '@hostlint/core/testing';
import { driverOf } from './driver-samples.test.js';
import { dataRootEntries } from './data-root-entries.js';

testRule(dataRootEntries, {
  pass: [{ name: 'directories', facts: { storage: driverOf() } }],
  fail: [
    {
      name: 'a file in place of image/',
      facts: { storage: driverOf({ root: { blocked: ['image'] } }) },
      message: 'entry',
      data: { names: 'image' },
      stops: ['docker'],
      command: 'mv /var/lib/docker/image /var/lib/docker/image.old',
    },
    {
      name: 'overlay2 is a dangling link',
      facts: { storage: driverOf({ homes: { overlay2: 'dangling' } }) },
      message: 'entry',
      says: 'file exists',
    },
  ],
  unknown: [
    {
      name: 'the data-root cannot be looked into',
      facts: { storage: driverOf({ root: { blocked: null }, problem: 'no permission' }) },
    },
  ],
});
