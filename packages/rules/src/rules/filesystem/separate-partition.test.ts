import { known, testRule, unknown } from '@hostlint/core/testing';
import { parseMountinfo } from '../../shared/filesystem/mountinfo.js';
import { separatePartition } from './separate-partition.js';
import { debian, hidden, mountLine, storageOn } from './storage-samples.test.js';

const rootOn = (device: string) => known(parseMountinfo(`27 1 ${device} / / rw - ext4 /dev/sda1 rw`));
const place = { mounts: rootOn('8:1'), os: debian };

testRule(separatePartition, {
  pass: [{ name: 'a mount of its own', facts: { storage: storageOn('xfs'), ...place } }],
  fail: [
    {
      name: 'the root file system',
      facts: {
        storage: storageOn('ext', 'ext4', { mount: mountLine('ext4', 'rw', 'rw', '/') }),
        mounts: rootOn('8:16'),
        os: debian,
      },
      message: 'shared',
      severity: 'info',
      command: 'rsync -aHAXS /var/lib/docker/ /mnt/',
    },
    {
      name: 'a bind mount of the root file system',
      facts: { storage: storageOn('ext', 'ext4'), mounts: rootOn('8:16'), os: unknown() },
      message: 'shared',
    },
  ],
  notApplicable: [
    { name: 'no storage root', facts: { storage: [], ...place } },
    { name: 'a container', facts: { storage: storageOn('overlay'), ...place } },
  ],
  unknown: [
    { name: 'no mount known', facts: { storage: hidden(), ...place } },
    {
      name: 'the mount of / not known',
      facts: { storage: storageOn('xfs'), mounts: unknown('not-running'), os: debian },
    },
    { name: 'a chroot, whose / is no mount', facts: { storage: storageOn('xfs'), mounts: known([]), os: debian } },
  ],
});
