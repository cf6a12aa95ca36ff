import { testFact } from '@hostlint/core/testing';
import { containerdRoot } from './root.js';

const file = '/etc/containerd/config.toml';

testFact(containerdRoot, [
  {
    name: 'the standard root, which is there',
    host: { files: { '/var/lib/containerd': { directory: true } } },
    part: { configuredPath: '/var/lib/containerd', path: '/var/lib/containerd', exists: true, fault: null },
  },
  {
    name: 'a root from the configuration, to be made, with the line that names it',
    host: { files: { [file]: 'version = 2\nroot = "/data/ctd"\n', '/data': { directory: true } } },
    part: { configuredPath: '/data/ctd', exists: false, existing: '/data' },
    evidence: [{ path: file, line: 2, column: 1, text: 'root = "/data/ctd"' }, { path: file }],
  },
  {
    name: 'a link',
    host: { files: { '/var/lib/containerd': { link: '/data' }, '/data': { directory: true } } },
    part: { configuredPath: '/var/lib/containerd', path: '/data', exists: true },
  },
  {
    name: 'a file in the way',
    host: { files: { '/var/lib': '' } },
    part: { fault: 'below-a-file', faultPath: '/var/lib' },
  },
]);
