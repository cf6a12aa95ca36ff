import { cannotTell, testFact } from '@hostlint/core/testing';
import { dpkgStatus } from './dpkg-status.js';

const path = '/var/lib/dpkg/status';

testFact(dpkgStatus, [
  { name: 'Debian', host: { files: { [path]: 'Package: runc\n' } }, value: 'Package: runc\n' },
  { name: 'an empty registry', host: { files: { [path]: '' } }, value: null },
  { name: 'no dpkg', host: {}, value: null },
  { name: 'one that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
