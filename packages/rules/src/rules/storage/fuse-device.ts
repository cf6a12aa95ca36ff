import { defineRule, maybe } from '@hostlint/core';
import { fuseDevice as device } from '../../facts/docker/fuse-device.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { machineContainer } from '../../facts/machine/container.js';
import { osRelease } from '../../facts/os/release.js';
import { openWords } from '../../shared/docker-storage/verdict.js';
import { loadModule } from '../../shared/fixes/load-module.js';

export const fuseDevice = defineRule({
  id: 'storage/fuse-device',
  meta: {
    title: 'There is /dev/fuse where the storage driver is fuse-overlayfs.',
    why: 'dockerd takes fuse-overlayfs when its program is installed, and does not try it. Without the device no container can be started then.',
    fix: 'Load the module fuse; a container needs the device handed in.',
    severity: 'error',
    sources: ['moby v20.10.24, v28.5.2 daemon/graphdriver/fuse-overlayfs/fuseoverlayfs.go Init, Get', 'fuse(4)'],
  },
  needs: { storage: storageDriver, device, container: maybe(machineContainer), os: maybe(osRelease) },
  messages: { missing: 'dockerd would use the storage driver fuse-overlayfs, and there is no /dev/fuse.' },
  check({ facts: { storage, device, container, os }, pass, fail, notApplicable, unknown }) {
    const evidence = [{ path: '/dev/fuse' }];
    if (device) return pass({ evidence });
    if (storage.starts === false) return notApplicable('dockerd would not start.');
    const { driver } = storage;
    if (driver !== null && driver !== 'fuse-overlayfs') return notApplicable(`The storage driver is ${driver}.`);
    if (driver === null) return unknown(openWords(storage));
    const fix =
      container.known && container.value.kind !== null
        ? { summary: 'Hand the device to this container.', commands: ['docker run --device /dev/fuse IMAGE'] }
        : loadModule(os, 'fuse');
    return fail('missing', {}, { evidence, fix });
  },
});
