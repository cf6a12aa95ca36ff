import { testFact } from '@hostlint/core/testing';
import { machineArch } from './arch.js';

testFact(machineArch, [
  { name: 'is what uname says', host: { commands: { 'uname -m': { stdout: 'aarch64\n' } } }, value: 'aarch64' },
  { name: 'is unknown where nothing runs', host: {}, unknown: 'not-running' },
]);
