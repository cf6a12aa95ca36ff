import { cannotTell, testFact } from '@hostlint/core/testing';
import { dockerEngine } from './engine.js';

const program = { content: '', mode: 0o755 } as const;
const says = (stdout: string): { stdout: string } => ({ stdout });

const asked = { '/usr/sbin/dockerd --version': says('Docker version 28.5.2, build ecc6942\n') };
const packaged = {
  '/proc/self/mountinfo': '27 1 8:1 / / rw - ext4 /dev/sda1 rw\n',
  '/usr/sbin/dockerd': { ...program, changedMs: 5 },
  '/var/lib/dpkg/info/docker.io.list': { content: '/.\n/usr/sbin/dockerd\n', modifiedMs: 9 },
  '/var/lib/dpkg/status':
    'Package: docker.io\nStatus: install ok installed\nVersion: 20.10.24+dfsg1-1+deb12u1+b6\n\nPackage: x\nVersion: 1\n',
};

testFact(dockerEngine, [
  {
    name: 'a version that the user gave, where one cannot see whether there is a dockerd',
    host: { files: { '/usr': cannotTell('not-captured') } },
    engines: { docker: '28.5' },
    value: { installed: null, version: '28.5', judgedFor: 'given', found: null, binary: null },
  },
  {
    name: 'a package whose program nothing has touched: its version, without starting the program',
    host: { files: packaged },
    part: { version: '20.10.24', judgedFor: 'found', found: '20.10.24+dfsg1' },
  },
  {
    name: 'a package version with an epoch',
    host: {
      files: {
        ...packaged,
        '/var/lib/dpkg/info/docker.io.list': null,
        '/var/lib/dpkg/info/docker-ce.list': { content: '/usr/sbin/dockerd\n', modifiedMs: 9 },
        '/var/lib/dpkg/status':
          'Package: docker-ce\nStatus: install ok installed\nVersion: 5:28.5.2-1~debian.12~bookworm\n',
      },
    },
    part: { version: '28.5.2', found: '28.5.2' },
  },
  {
    name: 'a program replaced since the package was installed is asked',
    host: { files: { ...packaged, '/usr/sbin/dockerd': { ...program, changedMs: 20 } }, commands: asked },
    part: { version: '28.5.2', found: '28.5.2' },
  },
  {
    name: 'a program mounted over the package’s own is asked',
    host: {
      files: {
        ...packaged,
        '/proc/self/mountinfo':
          '27 1 8:1 / / rw - ext4 /dev/sda1 rw\n28 27 8:1 /new/dockerd /usr/sbin/dockerd rw - ext4 /dev/sda1 rw\n',
      },
      commands: asked,
    },
    part: { version: '28.5.2' },
  },
  {
    name: 'a package that is removed but for its configuration',
    host: {
      files: {
        ...packaged,
        '/var/lib/dpkg/status': 'Package: docker.io\nStatus: deinstall ok config-files\nVersion: 20.10.24\n',
      },
      commands: asked,
    },
    part: { version: '28.5.2' },
  },
  {
    name: 'no dockerd: judged for the newest',
    host: {},
    value: { installed: false, version: '29.7.2', judgedFor: 'newest', found: null, binary: null },
  },
  {
    name: 'the version of the binary, with its vendor’s suffix',
    host: {
      files: { '/usr/sbin/dockerd': program },
      commands: { '/usr/sbin/dockerd --version': says('Docker version 20.10.24+dfsg1, build 5d6db84\n') },
    },
    value: {
      installed: true,
      version: '20.10.24',
      judgedFor: 'found',
      found: '20.10.24+dfsg1',
      binary: '/usr/sbin/dockerd',
    },
  },
  {
    name: 'the binary that the unit starts comes first',
    host: {
      files: {
        '/usr/bin/dockerd': program,
        '/opt/docker/dockerd': program,
        '/etc/systemd/system/docker.service': '[Service]\nExecStart=/opt/docker/dockerd -H fd://\n',
      },
      commands: { '/opt/docker/dockerd --version': says('Docker version 28.5.2, build ecc6942\n') },
    },
    part: { version: '28.5.2', binary: '/opt/docker/dockerd' },
  },
  {
    name: 'the version that the user gave',
    host: { files: { '/usr/bin/dockerd': program } },
    engines: { docker: '28.5' },
    value: { installed: true, version: '28.5', judgedFor: 'given', found: null, binary: '/usr/bin/dockerd' },
  },
  {
    name: 'a binary that cannot be asked: judged for the newest',
    host: {
      files: { '/usr/bin/dockerd': program },
      commands: { '/usr/bin/dockerd --version': cannotTell('unsupported') },
    },
    part: { installed: true, version: '29.7.2', judgedFor: 'newest', found: null },
  },
  {
    name: 'a unit that may not be read, and may start another one',
    host: {
      files: { '/usr/bin/dockerd': program, '/etc/systemd/system/docker.service': cannotTell('denied') },
      commands: { '/usr/bin/dockerd --version': says('Docker version 28.5.2, build ecc6942\n') },
    },
    unknown: 'denied',
  },
  {
    name: 'a unit that may not be read, and a version that the user gave',
    host: { files: { '/usr/bin/dockerd': program, '/etc/systemd/system/docker.service': cannotTell('denied') } },
    engines: { docker: '28.5' },
    part: { version: '28.5', judgedFor: 'given' },
  },
]);
