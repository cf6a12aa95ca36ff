import { cannotTell, testFact } from '@hostlint/core/testing';
import { dpkgStatus } from './dpkg-status.js';

const path = '/var/lib/dpkg/status';

testFact(dpkgStatus, [
  {
    name: 'Debian: of all packages those that bring engines',
    host: {
      files: {
        [path]:
          'Package: dpkg\nMaintainer: Jörg 🐧\n\nPackage: podman\nVersion: 4.3.1\n\nPackage: pod\n\nPackage: docker.io\n',
      },
    },
    value: 'Package: podman\nVersion: 4.3.1\n\nPackage: docker.io\n',
  },
  {
    name: 'Debian while dpkg is at work',
    host: {
      files: {
        [path]: 'Package: crio\n\nPackage: containerd\n',
        '/var/lib/dpkg/updates/0000': 'Package: b\n',
        '/var/lib/dpkg/updates/tmp.i': '',
      },
    },
    value: 'Package: containerd\n\nPackage: b\n',
  },
  {
    name: 'Debian, where it cannot be told whether dpkg is at work',
    host: { files: { [path]: 'Package: a\n', '/var/lib/dpkg/updates': cannotTell('denied') } },
    unknown: 'denied',
  },
  { name: 'an empty registry', host: { files: { [path]: '' } }, value: null },
  { name: 'no dpkg', host: {}, value: null },
  { name: 'one that may not be read', host: { files: { [path]: cannotTell('denied') } }, unknown: 'denied' },
]);
