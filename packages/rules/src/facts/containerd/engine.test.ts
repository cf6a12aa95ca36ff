import { testFact } from '@hostlint/core/testing';
import { containerdEngine } from './engine.js';

const program = { content: '', mode: 0o755 } as const;
const packaged = {
  '/proc/self/mountinfo': '27 1 8:1 / / rw - ext4 /dev/sda1 rw\n',
  '/usr/bin/containerd': { ...program, changedMs: 5 },
  '/var/lib/dpkg/info/containerd.list': { content: '/.\n/usr/bin/containerd\n', modifiedMs: 9 },
  '/var/lib/dpkg/status': 'Package: containerd\nStatus: install ok installed\nVersion: 1.6.20~ds1-1+deb12u3\n\n',
};
const asked = {
  '/usr/bin/containerd --version': { stdout: 'containerd github.com/containerd/containerd/v2 v2.1.4 75cb2b7\n' },
};

testFact(containerdEngine, [
  {
    name: 'a package whose program nothing has touched: its version, without starting the program',
    host: { files: packaged },
    part: {
      installed: true,
      version: '1.6.20',
      judgedFor: 'found',
      found: '1.6.20~ds1',
      binary: '/usr/bin/containerd',
    },
  },
  {
    name: 'a program of no package is asked',
    host: { files: { '/usr/bin/containerd': program }, commands: asked },
    part: { version: '2.1.4', found: '2.1.4' },
  },
  {
    name: 'a version that the user gave',
    host: { files: packaged },
    engines: { containerd: '2.1' },
    part: { installed: true, version: '2.1', judgedFor: 'given', found: null },
  },
  { name: 'no containerd', host: {}, part: { installed: false, version: '2.2.7', judgedFor: 'newest', found: null } },
]);
