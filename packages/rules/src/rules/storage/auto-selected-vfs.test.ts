import { testRule } from '@hostlint/core/testing';
import { ext4, noFiletype } from '../../shared/docker-storage/storage-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { autoSelectedVfs } from './auto-selected-vfs.js';

testRule(autoSelectedVfs, {
  pass: [{ name: 'overlay2', facts: { storage: driverOf() } }],
  fail: [
    {
      name: 'no d_type',
      facts: { storage: driverOf({ on: noFiletype }) },
      message: 'vfs',
      data: { driver: 'vfs' },
      says: 'd_type',
    },
    {
      name: 'containerd without overlayfs',
      facts: { storage: driverOf({ version: '29.0.0', containerd: { upperLayer: false } }) },
      message: 'vfs',
      data: { driver: 'native' },
    },
  ],
  notApplicable: [
    { name: 'vfs is configured', facts: { storage: driverOf({ driver: 'vfs' }) } },
    { name: 'dockerd does not start', facts: { storage: driverOf({ root: { space: 'none' } }) } },
  ],
  unknown: [{ name: 'd_type is unknown', facts: { storage: driverOf({ on: { ...ext4, dType: null } }) } }],
});
