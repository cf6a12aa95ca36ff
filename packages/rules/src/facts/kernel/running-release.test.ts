import { cannotTell, testFact } from '@hostlint/core/testing';
import { runningRelease } from './running-release.js';

const path = '/proc/sys/kernel/osrelease';

testFact(runningRelease, [
  {
    name: 'reads what the kernel says',
    host: { files: { [path]: '6.1.0-37-amd64\n' } },
    value: { raw: '6.1.0-37-amd64', major: 6, minor: 1, patch: 0, tail: '-37-amd64' },
    evidence: [{ path, line: 1, text: '6.1.0-37-amd64' }],
  },
  {
    name: 'asks uname without /proc',
    host: { commands: { 'uname -r': { stdout: '5.4.0-1038-aws\n' } } },
    part: { major: 5, minor: 4 },
  },
  { name: 'is unknown for a release without numbers', host: { files: { [path]: 'hurd\n' } }, unknown: 'malformed' },
  { name: 'is unknown where no kernel runs', host: {}, unknown: 'not-running' },
  { name: 'is unknown when it may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
