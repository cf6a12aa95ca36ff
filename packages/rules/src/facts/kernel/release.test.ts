import { cannotTell, testFact } from '@hostlint/core/testing';
import { debianGrub } from '../../shared/boot-loader/grub-samples.test.js';
import { kernelRelease } from './release.js';

const path = '/proc/sys/kernel/osrelease';
const off = { '/proc': cannotTell('not-running') };
const trees = {
  '/usr/lib/modules/6.1.0-37-amd64/modules.dep': '',
  '/usr/lib/modules/6.12.9-amd64/modules.dep': '',
};

testFact(kernelRelease, [
  {
    name: 'the kernel that runs',
    host: { files: { [path]: '6.1.0-37-amd64\n' } },
    value: { raw: '6.1.0-37-amd64', major: 6, minor: 1, patch: 0, tail: '-37-amd64' },
    evidence: [{ path, line: 1, text: '6.1.0-37-amd64' }],
  },
  {
    name: 'the kernel that an image boots',
    host: { files: { ...off, ...trees, '/boot/grub/grub.cfg': debianGrub('1>2', ['6.12.9-amd64', '6.1.0-37-amd64']) } },
    part: { raw: '6.1.0-37-amd64', major: 6, minor: 1, patch: 0, tail: '-37-amd64' },
  },
  {
    name: 'another kernel of an image',
    host: { files: { ...off, ...trees } },
    kernel: '6.1.0-37-amd64',
    part: { raw: '6.1.0-37-amd64', place: { path: '/usr/lib/modules/6.1.0-37-amd64' } },
  },
  {
    name: 'a machine that runs has no other kernel, whichever is asked for',
    host: { files: { [path]: '6.12.9-amd64\n', ...trees } },
    kernel: '6.1.0-37-amd64',
    part: { raw: '6.12.9-amd64' },
  },
  { name: 'an image without a kernel', host: { files: off }, unknown: 'not-running' },
  { name: 'is unknown when it may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
