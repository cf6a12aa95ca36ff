import { testRule } from '@hostlint/core/testing';
import { mountOptions } from './mount-options.js';
import { configOf, fstabOf, hidden, mountLine, path, storageOn } from './storage-samples.test.js';

const with_ = (type: 'ext4' | 'xfs' | 'ext3', options: string, superOptions = 'rw') =>
  storageOn(type === 'xfs' ? 'xfs' : 'ext', type, { mount: mountLine(type, options, superOptions) });
const place = { config: configOf(''), fstab: fstabOf(`/dev/sdb ${path} ext4 defaults,noexec,sync 0 2`) };

testRule(mountOptions, {
  pass: [{ name: 'plain options', facts: { storage: with_('ext4', 'rw,relatime'), ...place } }],
  fail: [
    {
      name: 'noexec, which overlay does not mind',
      facts: { storage: with_('ext4', 'rw,noexec'), ...place },
      message: 'set',
      subject: `${path} noexec`,
      severity: 'info',
      command: "sed -i.bak '1s|defaults,noexec,sync|defaults,sync|' /etc/fstab",
    },
    {
      name: 'noexec under vfs',
      facts: { storage: with_('ext4', 'rw,noexec'), ...place, config: configOf('vfs') },
      message: 'set',
      severity: 'warning',
    },
    {
      name: 'sync',
      facts: { storage: with_('ext4', 'rw', 'rw,sync'), ...place },
      message: 'set',
      severity: 'warning',
      command: 'mount -o remount,async /var/lib/docker',
    },
    {
      name: 'no barriers',
      facts: { storage: with_('xfs', 'rw', 'rw,nobarrier'), ...place },
      message: 'set',
      says: 'nobarrier',
    },
    { name: 'no ordered data', facts: { storage: with_('ext3', 'rw', 'rw,data=writeback'), ...place }, message: 'set' },
    {
      name: 'no extended attributes',
      facts: { storage: with_('ext4', 'rw', 'rw,nouser_xattr'), ...place },
      message: 'set',
    },
    {
      name: 'the second of two options',
      facts: { storage: with_('xfs', 'rw,nodev', 'rw,inode32'), ...place },
      message: 'set',
      subject: `${path} inode32`,
      severity: 'info',
      command: 'umount /var/lib/docker',
    },
  ],
  notApplicable: [{ name: 'no storage root', facts: { storage: [], ...place } }],
  unknown: [{ name: 'no mount known', facts: { storage: hidden(), ...place } }],
});
