import { testFact } from '@hostlint/core/testing';
import { imageHost } from './image-host.test.js';
import { otherKernels } from './other-kernels.js';

const tree = (release: string) => ({ [`/usr/lib/modules/${release}/modules.dep`]: '' });

testFact(otherKernels, [
  { name: 'a machine that runs', host: { files: { '/proc/sys/kernel/osrelease': '6.1.0' } }, value: [] },
  { name: 'an image with one kernel', host: imageHost(), value: [] },
  {
    name: 'an image with three',
    host: imageHost({ ...tree('6.1.0-9-amd64'), ...tree('6.1.0-37-amd64') }),
    value: ['6.1.0-37-amd64', '6.1.0-9-amd64'],
  },
  { name: 'the root of a container', host: { files: { '/etc/hostname': 'a' } }, unknown: 'not-running' },
]);
