import { testFact } from '@hostlint/core/testing';
import { machineProcessors } from './processors.js';

const online = (text: string) => ({ files: { '/sys/devices/system/cpu/online': text } });

testFact(machineProcessors, [
  { name: 'one', host: online('0\n'), value: 1 },
  { name: 'some of them switched off', host: online('0-3,8,10-11\n'), value: 7 },
  { name: 'nonsense', host: online('many\n'), unknown: 'malformed' },
  { name: 'no kernel', host: {}, unknown: 'not-running' },
]);
