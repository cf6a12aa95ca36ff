import { known, testRule } from '@hostlint/core/testing';
import { ext4, onOverlay } from '../../shared/docker-storage/storage-samples.test.js';
import { debian, inDocker, realHost } from '../kernel/kernel-samples.test.js';
import { driverOf } from './driver-samples.test.js';
import { fuseDevice } from './fuse-device.js';

const fuse = { on: onOverlay, machine: { fuseOverlayfs: true } };
const on = (sample: Parameters<typeof driverOf>[0], device: boolean) => ({
  storage: driverOf(sample),
  device,
  container: known(realHost),
  os: debian,
});

testRule(fuseDevice, {
  pass: [{ name: 'fuse-overlayfs with its device', facts: on(fuse, true) }],
  fail: [
    { name: 'fuse-overlayfs without', facts: on(fuse, false), message: 'missing', command: 'modprobe fuse' },
    {
      name: 'a container without',
      facts: { ...on(fuse, false), container: known(inDocker) },
      message: 'missing',
      command: '--device /dev/fuse',
    },
  ],
  notApplicable: [
    { name: 'overlay2', facts: on({}, false) },
    { name: 'dockerd does not start', facts: on({ driver: 'aufs' }, false) },
  ],
  unknown: [
    {
      name: 'the driver is unknown',
      facts: on({ on: { ...ext4, dType: null }, machine: { fuseOverlayfs: true } }, false),
    },
  ],
});
