import { cannotTell, testFact } from '@hostlint/core/testing';
import { vendorBuild } from './vendor-build.js';

const release = '/proc/sys/kernel/osrelease';
const version = '/proc/sys/kernel/version';
const debian = '#1 SMP PREEMPT_DYNAMIC Debian 6.1.130-1 (2025-03-27)';
const plain = { [release]: '6.1.147\n', [version]: '#1 SMP\n', '/etc/os-release': 'ID=bottlerocket\n' };

testFact(vendorBuild, [
  {
    name: 'Debian 12',
    host: { files: { [release]: '6.1.0-32-amd64\n', [version]: `${debian}\n` } },
    value: { vendor: 'debian', version: '6.1.130-1', flavour: null, upstream: { major: 6, minor: 1, patch: 130 } },
  },
  {
    name: 'a version string that may not be read',
    host: { files: { [release]: '6.1.0-32-amd64\n', [version]: cannotTell('denied') } },
    part: { vendor: 'debian', version: null },
  },
  { name: 'Bottlerocket, which only its distribution tells', host: { files: plain }, part: { vendor: 'bottlerocket' } },
  {
    name: 'a container of Bottlerocket’s image, whose kernel may be any',
    host: { files: { ...plain, '/.dockerenv': '' } },
    part: { vendor: 'other' },
  },
  { name: 'no kernel', host: {}, unknown: 'not-running' },
]);
