import { cannotTell, testFact } from '@hostlint/core/testing';
import { priorDrivers } from './prior-drivers.js';

const absent = {
  overlay2: 'absent',
  'fuse-overlayfs': 'absent',
  btrfs: 'absent',
  zfs: 'absent',
  vfs: 'absent',
  aufs: 'absent',
  overlay: 'absent',
  devicemapper: 'absent',
} as const;

testFact(priorDrivers, [
  { name: 'no data-root', host: {}, value: { root: '/var/lib/docker', homes: absent, problem: null } },
  {
    name: 'used, empty, no directory and dangling',
    host: {
      files: {
        '/var/lib/docker/overlay2/l/A': '',
        '/var/lib/docker/btrfs': { directory: true },
        '/var/lib/docker/aufs': '',
        '/var/lib/docker/zfs': { link: '/nowhere' },
        '/var/lib/docker/vfs': { link: '/data' },
        '/data/dir': { directory: true },
      },
    },
    part: {
      homes: { ...absent, overlay2: 'used', btrfs: 'empty', aufs: 'no-directory', zfs: 'dangling', vfs: 'used' },
    },
  },
  {
    name: 'one that cannot be looked at',
    host: { files: { '/var/lib/docker': { directory: true }, '/var/lib/docker/overlay2': cannotTell('denied') } },
    part: { homes: { ...absent, overlay2: null } },
  },
]);
