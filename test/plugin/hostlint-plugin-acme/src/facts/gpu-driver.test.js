import { cannotTell, testFact } from '@hostlint/core/testing';
import { gpuDriver } from './gpu-driver.js';

const path = '/proc/driver/nvidia/version';
const line = 'NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22 01:44:30 UTC 2024';
const open = 'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  560.35.03  Release Build';

testFact(gpuDriver, [
  {
    name: 'the proprietary module',
    host: { files: { [path]: `${line}\nGCC version: 12\n` } },
    value: [550, 54],
    evidence: [{ path, line: 1, text: line }],
  },
  { name: 'the open module', host: { files: { [path]: open } }, value: [560, 35] },
  { name: 'no module', host: {}, value: null },
  { name: 'a text of another kind', host: { files: { [path]: 'hello' } }, unknown: 'malformed' },
  { name: 'a file that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
