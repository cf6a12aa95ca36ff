import { defineRule } from '@hostlint/core';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { lackWords, openWords } from '../../shared/docker-storage/verdict.js';

export const autoSelectedVfs = defineRule({
  id: 'storage/auto-selected-vfs',
  meta: {
    title: 'Docker finds a storage driver that shares layers.',
    why: 'Where no other driver works dockerd quietly takes vfs (containerd: native), which copies every layer whole: builds are slow and disks fill.',
    fix: 'Give overlay2 what it lacks.',
    severity: 'warning',
    sources: [
      'moby v20.10.24 and v28.5.2 daemon/graphdriver/driver_linux.go priority',
      'moby v29 daemon/daemon.go: native where containerd has no overlayfs',
    ],
  },
  needs: { storage: storageDriver },
  messages: {
    vfs: 'dockerd would choose the storage driver {driver} under {root}, which copies every layer whole, because {reasons}.',
  },
  check({ facts: { storage }, pass, fail, notApplicable, unknown }) {
    if (storage.starts === false) return notApplicable('dockerd would not start.');
    if (storage.configured !== '') return notApplicable(`The storage driver ${storage.configured} is configured.`);
    const { driver, root } = storage;
    if (driver === null) return unknown(openWords(storage), storage.cure === undefined ? {} : { cure: storage.cure });
    if (driver !== 'vfs' && driver !== 'native') return pass();
    const overlay = storage.passedOver.filter(({ driver }) => driver === 'overlay2');
    const reasons =
      overlay.map(({ lack }) => `overlay2 does not work: ${lackWords[lack]}`).join('; ') ||
      'overlayfs does not work there';
    return fail('vfs', { driver, root, reasons });
  },
});
