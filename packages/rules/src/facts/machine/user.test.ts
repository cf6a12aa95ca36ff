import { testFact } from '@hostlint/core/testing';
import { machineUser } from './user.js';

testFact(machineUser, [
  { name: 'is root', host: { commands: { 'id -u': { stdout: '0\n' } } }, value: 0 },
  { name: 'is another', host: { commands: { 'id -u': { stdout: '1000\n' } } }, value: 1000 },
  {
    name: 'is unknown for an answer without a number',
    host: { commands: { 'id -u': { stdout: '\n' } } },
    unknown: 'not-running',
  },
  { name: 'is unknown where nothing runs', host: {}, unknown: 'not-running' },
]);
