import { testRule } from '@hostlint/core/testing';
import { cpus } from './cpus.js';

testRule(cpus, {
  pass: [
    { name: 'two', facts: { processors: 2 } },
    { name: 'a worker with one', options: { min: 1 }, facts: { processors: 1 } },
  ],
  fail: [{ name: 'one', facts: { processors: 1 }, message: 'few', says: 'runs on 1 processors; 2 are wanted' }],
});
