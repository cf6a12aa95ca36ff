import { cannotTell, testFact } from '@hostlint/core/testing';
import { osRelease } from './release.js';

testFact(osRelease, [
  {
    name: 'reads the file, through its link',
    host: {
      files: {
        '/etc/os-release': { link: '../usr/lib/os-release' },
        '/usr/lib/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n',
      },
    },
    value: {
      id: 'debian',
      idLike: [],
      versionId: '12',
      prettyName: 'Debian GNU/Linux 12 (bookworm)',
      family: 'debian',
      immutable: null,
    },
    evidence: [{ path: '/etc/os-release' }],
  },
  {
    name: 'sees a host that booted from ostree',
    host: { files: { '/usr/lib/os-release': 'ID=fedora\nVERSION_ID=41\n', '/run/ostree-booted': '' } },
    part: { family: 'rhel', immutable: 'rpm-ostree' },
  },
  { name: 'is of no family without the file', host: {}, part: { id: 'linux', family: 'other', versionId: null } },
  {
    name: 'is unknown when it may not be read',
    host: { files: { '/etc/os-release': cannotTell('denied') } },
    unknown: 'denied',
  },
  {
    name: 'is unknown when it cannot be told whether the host booted from ostree',
    host: { files: { '/etc/os-release': 'ID=fedora\n', '/run/ostree-booted': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
