import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { noPodman } from '../../shared/podman/words.js';
import { lookAsRoot } from '../../shared/cures.js';

export const fuseOverlayfsLeftover = defineRule({
  id: 'podman/fuse-overlayfs-leftover',
  meta: {
    title: 'The storage is not bound to fuse-overlayfs by earlier use.',
    why: 'Once overlay was used with a mount program (also for a single command on a full disk) overlay/.has-mount-program says so, and podman never tries the overlay of the kernel again: it stays slower, and diffs are made file by file.',
    fix: 'Save the images, reset podman, and load them again.',
    severity: 'warning',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/overlay/overlay.go SupportsNativeOverlay',
      'podman 4.3.1, 5.4.2 and 5.8.6 with .has-mount-program: "Native Overlay Diff" is false',
    ],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver },
  messages: {
    bound:
      '{file} says that the storage was used with a mount program: podman goes on with fuse-overlayfs, whatever the kernel can do.',
  },
  check({ facts: { engine, storage }, pass, fail, notApplicable, unknown }) {
    if (!engine.concerned) return notApplicable(noPodman);
    if (storage.starts === false) return notApplicable('Podman refuses every command for another reason.');
    if (storage.driver !== null && storage.driver !== 'overlay')
      return notApplicable(`Podman uses the storage driver ${storage.driver}.`);
    if (storage.driver === null)
      return unknown('It cannot be told which storage driver podman uses.', { cure: lookAsRoot });
    if (
      storage.program === null &&
      storage.open.some(question => question.includes('fuse-overlayfs') || question.includes('.has-mount-program'))
    )
      return unknown('It cannot be told whether the storage was used with a mount program.', {
        cure: { ...lookAsRoot, otherwise: 'Run podman once.' },
      });
    if (storage.program?.why !== 'pinned') return pass();
    const file = `${storage.root}/overlay/.has-mount-program`;
    const fix = {
      summary:
        'Layers made with fuse-overlayfs cannot be used without it, so begin anew: all containers, images and volumes of podman are lost with the reset.',
      commands: [
        'podman save --multi-image-archive -o /root/images.tar $(podman images -q)',
        'podman system reset',
        'podman load -i /root/images.tar',
      ],
    };
    return fail('bound', { file }, { evidence: [{ path: file }], fix });
  },
});
