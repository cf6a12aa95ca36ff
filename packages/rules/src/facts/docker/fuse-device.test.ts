import { cannotTell, testFact } from '@hostlint/core/testing';
import { fuseDevice } from './fuse-device.js';

testFact(fuseDevice, [
  { name: 'a device', host: { files: { '/dev/fuse': '' } }, value: true },
  { name: 'none', host: { files: { '/dev/null': '' } }, value: false },
  { name: 'not to be looked for', host: { files: { '/dev/fuse': cannotTell('denied') } }, unknown: 'denied' },
]);
