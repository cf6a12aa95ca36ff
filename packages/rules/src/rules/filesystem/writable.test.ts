import { testRule, unknown } from '@hostlint/core/testing';
import type { Mount } from '../../shared/filesystem/mountinfo.js';
import { writable } from './writable.js';
import { fstabOf, hidden, mountLine, path, storageOn } from './storage-samples.test.js';

const readOnly = { mount: mountLine('ext4', 'ro') };

/** What mounts the root of an image. */
const foretold = (ro: boolean | null): Mount => ({
  ...mountLine('ext4', 'rw'),
  mountPoint: '/',
  source: '/dev/vda1',
  prediction: {
    evidence: { path: '/boot/grub/grub.cfg', line: 1, text: 'linux /vmlinuz root=/dev/vda1 ro' },
    readOnly: ro,
  },
});

testRule(writable, {
  pass: [
    { name: 'an image', facts: { storage: storageOn('ext', 'ext4', { mount: foretold(false) }), fstab: unknown() } },
    { name: 'read-write', facts: { storage: storageOn('xfs'), fstab: unknown() } },
    {
      name: 'only after errors',
      facts: {
        storage: storageOn('ext', 'ext4', { mount: mountLine('ext4', 'rw', 'rw,errors=remount-ro') }),
        fstab: unknown(),
      },
    },
  ],
  fail: [
    {
      name: 'an image whose kernel is told ro, without a line in fstab',
      facts: { storage: storageOn('ext', 'ext4', { mount: foretold(true) }), fstab: fstabOf('') },
      message: 'willBeReadOnly',
      subject: path,
      stops: ['docker'],
      command: "echo '/dev/vda1 / ext4 defaults 0 1' >> /etc/fstab",
      evidence: [{ path: '/boot/grub/grub.cfg', line: 1, text: 'linux /vmlinuz root=/dev/vda1 ro' }],
    },
    {
      name: 'asked for in fstab',
      facts: { storage: storageOn('ext', 'ext4', readOnly), fstab: fstabOf(`/dev/sdb ${path} ext4 ro,noatime 0 2`) },
      message: 'readOnly',
      subject: path,
      stops: ['docker'],
      command: "sed -i.bak '1s|ro,noatime|noatime|' /etc/fstab",
      evidence: [
        { path: '/proc/self/mountinfo', line: 2, text: '40 27 8:16 / /var/lib/docker ro - ext4 /dev/sdb rw' },
        { path: '/etc/fstab', line: 1, text: `/dev/sdb ${path} ext4 ro,noatime 0 2` },
      ],
    },
    {
      name: 'by the kernel, after an error',
      facts: { storage: storageOn('ext', 'ext4', { mount: mountLine('ext4', 'rw', 'ro') }), fstab: fstabOf('') },
      message: 'readOnly',
      command: 'mount -o remount,rw /var/lib/docker',
    },
    {
      name: 'squashfs',
      facts: { storage: storageOn('squashfs', 'squashfs', { mount: mountLine('squashfs', 'ro') }), fstab: unknown() },
      message: 'readOnly',
    },
    {
      name: 'overlay2 alone, without which Docker may start',
      facts: { storage: storageOn('ext', 'ext4', { ...readOnly, root: { role: 'overlay2' } }), fstab: unknown() },
      message: 'readOnly',
      stops: [],
    },
  ],
  notApplicable: [{ name: 'no storage root', facts: { storage: [], fstab: unknown() } }],
  unknown: [
    {
      name: 'an image that does not tell',
      facts: { storage: storageOn('ext', 'ext4', { mount: foretold(null) }), fstab: unknown() },
    },
    { name: 'no mount known', facts: { storage: hidden(), fstab: unknown() } },
  ],
});
