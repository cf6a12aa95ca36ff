import { cannotTell, testFact } from '@hostlint/core/testing';
import { storageCensus } from './census.js';

const counted = { entries: 400_000, directories: 9_000, inodes: 33_000, complete: true };
const files = { '/var/lib/docker': { directory: true } } as const;

testFact(storageCensus, [
  {
    name: 'counting was not allowed',
    engines: { docker: '28.5.2' },
    host: { files },
    unknown: 'unsupported',
  },
  {
    name: 'a data-root was counted',
    engines: { docker: '28.5.2' },
    host: { files, censuses: { '/var/lib/docker': counted } },
    value: new Map([['/var/lib/docker', counted]]),
  },
  {
    name: 'a data-root that is not there has nothing to count',
    engines: { docker: '28.5.2' },
    host: { files: { '/var/lib': { directory: true } }, censuses: {} },
    value: new Map(),
  },
  {
    name: 'a data-root may not be read',
    engines: { docker: '28.5.2' },
    host: { files, censuses: { '/var/lib/docker': cannotTell('denied') } },
    value: new Map([['/var/lib/docker', { problem: '/var/lib/docker: cannot be told in this test' }]]),
  },
]);
