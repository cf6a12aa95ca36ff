import { cannotTell, memorySource, testFact } from '@hostlint/core/testing';
import { imageKind } from './kind.js';

const runs = { isImage: false, why: 'this is a machine that runs, and no image' };

testFact(imageKind, [
  { name: 'a kernel runs', host: { files: { '/proc/sys/kernel/osrelease': '6.1.0' } }, value: runs },
  { name: 'a live machine whose /proc is not mounted', host: { ...memorySource({}), kind: 'live' }, value: runs },
  {
    name: 'a directory that is the root of the running host',
    host: { ...memorySource({ files: { '/proc/sys/kernel/osrelease': '6.1.0' } }), kind: 'rootfs' },
    value: runs,
  },
  {
    name: 'a root file system',
    host: { ...memorySource({ files: { '/proc': { directory: true } } }), kind: 'rootfs' },
    value: { isImage: true, why: 'no kernel runs here' },
  },
  {
    name: 'a root file system whose /proc says that nothing runs',
    host: { ...memorySource({ files: { '/proc': cannotTell('not-running') } }), kind: 'rootfs' },
    value: { isImage: true, why: 'no kernel runs here' },
  },
  {
    name: 'a live machine that denies its /proc',
    host: { ...memorySource({ files: { '/proc': cannotTell('denied') } }), kind: 'live' },
    value: runs,
  },
  { name: '/proc may not be looked at', host: { files: { '/proc': cannotTell('denied') } }, unknown: 'denied' },
]);
