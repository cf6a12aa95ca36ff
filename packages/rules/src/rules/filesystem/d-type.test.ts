import { testRule } from '@hostlint/core/testing';
import { dType } from './d-type.js';
import { fstabOf, hidden, layersIn, mountLine, noPlace, path, place, storageOn } from './storage-samples.test.js';

testRule(dType, {
  pass: [
    { name: 'ext4 with filetype', facts: { storage: storageOn('ext', 'ext4'), ...place } },
    { name: 'XFS with ftype=1, nothing else known', facts: { storage: storageOn('xfs'), ...noPlace } },
  ],
  fail: [
    {
      name: 'XFS with ftype=0',
      facts: {
        storage: storageOn('xfs', 'xfs', { dType: false }),
        ...place,
        fstab: fstabOf(`/dev/sdb ${path} xfs defaults`),
      },
      message: 'xfs',
      subject: path,
      says: 'ftype=0 (/dev/sdb on /var/lib/docker)',
      severity: 'error',
      stops: [],
      command: 'mkfs.xfs -n ftype=1',
      evidence: [
        { path: '/proc/self/mountinfo', line: 2, text: '40 27 8:16 / /var/lib/docker rw - xfs /dev/sdb rw' },
        { path: '/etc/fstab', line: 1, text: '/dev/sdb /var/lib/docker xfs defaults' },
      ],
    },
    {
      name: 'ext4 without filetype',
      facts: { storage: storageOn('ext', 'ext4', { dType: false }), ...place },
      message: 'ext',
      command: 'tune2fs -O filetype /dev/sdb',
    },
    {
      name: 'the root file system without filetype',
      facts: {
        storage: storageOn('ext', 'ext2', { dType: false, mount: mountLine('ext2', 'rw', 'rw', '/') }),
        ...place,
      },
      message: 'ext',
      command: 'e2fsck -fyD /dev/sdb',
    },
    {
      name: 'a FUSE file system',
      facts: { storage: storageOn('fuse', 'fuse.old', { dType: false }), ...place },
      message: 'missing',
      says: 'fuse.old',
    },
    {
      name: 'no mount known',
      facts: { storage: storageOn('ext', 'ext4', { dType: false, mount: null }), ...place },
      message: 'missing',
      says: 'unknown device',
    },
  ],
  notApplicable: [
    {
      name: 'the vfs driver',
      facts: {
        storage: storageOn('xfs', 'xfs', { dType: false }),
        ...place,
        layers: layersIn(false, 'The storage driver vfs makes no overlay.'),
      },
    },
    {
      name: 'images that containerd keeps',
      facts: {
        storage: storageOn('xfs', 'xfs', { dType: false }),
        ...place,
        layers: layersIn(false, 'Docker keeps its layers with containerd.'),
      },
    },
    { name: 'no storage root', facts: { storage: [], ...place } },
  ],
  unknown: [
    {
      name: 'a data-root that hides whether layers lie there',
      facts: { storage: storageOn('xfs'), ...place, layers: layersIn(null, 'It depends on what is in the data-root.') },
    },
    {
      name: 'an empty directory of an unknown file system',
      facts: { storage: storageOn('fuse', 'fuse.x', { dType: null }), ...place },
    },
    { name: 'no permission', facts: { storage: hidden(), ...place } },
  ],
});
