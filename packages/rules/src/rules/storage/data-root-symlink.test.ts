import { testRule } from '@hostlint/core/testing';
import { mountLine } from '../filesystem/storage-samples.test.js';
import { root } from './driver-samples.test.js';
import { dataRootSymlink } from './data-root-symlink.js';

testRule(dataRootSymlink, {
  pass: [{ name: 'named directly', facts: { root: root(), mounts: [mountLine('ext4')] } }],
  fail: [
    {
      name: 'a symlink',
      facts: { root: root({ isLink: true, base: '/data/docker', path: '/data/docker' }), mounts: [] },
      message: 'link',
      subject: '/var/lib/docker',
      says: '/data/docker',
      severity: 'info',
      command: 'RequiresMountsFor',
    },
    {
      name: 'two mounts',
      facts: { root: root(), mounts: [mountLine('ext4'), mountLine('xfs')] },
      message: 'hidden',
      subject: '/var/lib/docker',
      data: { count: 2 },
      command: 'findmnt',
    },
  ],
  notApplicable: [{ name: 'it cannot be used', facts: { root: root({ fault: 'loop' }), mounts: [] } }],
});
