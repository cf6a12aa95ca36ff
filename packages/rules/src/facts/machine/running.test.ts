import { cannotTell, testFact } from '@hostlint/core/testing';
import { machineRunning } from './running.js';

testFact(machineRunning, [
  { name: 'a machine', host: { files: { '/proc/sys/kernel/osrelease': '6.12.0' } }, value: true, evidence: [] },
  { name: 'a container without /proc', host: {}, value: true },
  { name: 'a root file system', host: { files: { '/proc': cannotTell('not-running') } }, unknown: 'not-running' },
]);
