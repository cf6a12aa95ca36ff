import { known, testRule, unknown } from '@hostlint/core/testing';
import { live, sealed } from '../image/image-samples.test.js';
import { cpus } from './cpus.js';

testRule(cpus, {
  pass: [
    { name: 'two', facts: { processors: known(2), image: live } },
    { name: 'a worker with one', options: { min: 1 }, facts: { processors: known(1), image: live } },
  ],
  fail: [
    {
      name: 'one',
      facts: { processors: known(1), image: live },
      message: 'few',
      says: 'runs on 1 processors; 2 are wanted',
    },
  ],
  notApplicable: [{ name: 'an image', facts: { processors: unknown('not-running'), image: sealed } }],
  unknown: [{ name: 'the processors cannot be told', facts: { processors: unknown(), image: live } }],
});
