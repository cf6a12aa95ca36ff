import { defineRule } from '@hostlint/core';
import { imageStore } from '../../facts/docker/image-store.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { lookAsRoot } from '../../shared/cures.js';

export const imageStoreChoice = defineRule({
  id: 'storage/image-store-choice',
  meta: {
    title: 'Images are where the image store of this version looks for them.',
    why: 'Docker keeps images either with a graph driver in the data-root or with containerd, and each store sees its own only. Docker 29 stays with a graph driver for as long as one left data.',
    fix: 'Choose one store with features.containerd-snapshotter, and save and load the images when you change it.',
    severity: 'info',
    sources: [
      'moby v29 daemon/image_store_choice.go determineImageStoreChoice',
      'moby v28.5.2 daemon/daemon.go NewDaemon',
    ],
  },
  needs: { images: imageStore, storage: storageDriver },
  messages: {
    prior:
      'Docker {version} would keep images with the graph driver {driver}, not with containerd, because {root} has data of it.',
    hidden: 'Images are kept by containerd, and those that the graph driver {driver} left in {root} are not seen.',
  },
  check({ facts: { images, storage }, pass, fail, unknown }) {
    const { store } = images;
    if (!store)
      return unknown('Which store it is depends on the data-root, which could not be looked at.', {
        cure: lookAsRoot,
      });
    const { root, version } = storage;
    const used = Object.entries(storage.homes).flatMap(([driver, { state }]) =>
      state === 'used' && driver !== 'vfs' ? [driver] : [],
    );
    const [driver] = used;
    if (driver === undefined) return pass();
    const evidence = used.map(name => ({ path: `${root}/${name}` }));
    if (store.kind === 'containerd') {
      const fix = {
        summary: `To see them again set "features": {"containerd-snapshotter": false} and restart; docker save them, switch back and docker load them.`,
        commands: [],
      };
      return fail('hidden', { driver: used.join(', '), root }, { evidence, fix });
    }
    if (store.reason !== 'prior-driver' || !isSince(version, '29.0')) return pass({ evidence });
    const fix = {
      summary:
        'Nothing is wrong. To move to the containerd store docker save the images, set "features": {"containerd-snapshotter": true}, restart and docker load them.',
      commands: [],
    };
    return fail('prior', { version, driver, root }, { evidence, fix });
  },
});
