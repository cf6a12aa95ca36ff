import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { imageStore } from '../../facts/docker/image-store.js';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { lookAsRoot } from '../../shared/cures.js';

export const containerdRootNotChecked = defineRule({
  id: 'storage/containerd-root-not-checked',
  meta: {
    title: 'A data-root that was moved holds the images, too.',
    why: 'Where containerd keeps the images they lie in the root of containerd. The data-root setting does not move them, so the disk that was meant for them stays empty and another one fills.',
    fix: 'Set root in /etc/containerd/config.toml as well.',
    severity: 'warning',
    sources: [
      'moby v29 daemon/image_store_choice.go',
      'docs.docker.com/engine/storage/containerd',
      'containerd plugins/snapshots/overlay/plugin root_path',
    ],
  },
  needs: { images: imageStore, config: daemonConfig, storage: storageFilesystems },
  messages: {
    elsewhere:
      'data-root is {dataRoot}, but images are kept by containerd in {containerdRoot}, on another file system ({mount}).',
  },
  check({ facts: { images, config, storage }, pass, fail, notApplicable, unknown }) {
    if (!images.store)
      return unknown('Which store holds the images depends on the data-root, which could not be looked at.', {
        cure: lookAsRoot,
      });
    if (images.store.kind !== 'containerd') return notApplicable('Images are kept in the data-root.');
    if (config.dataRoot.origin === 'default') return notApplicable('data-root was not moved.');
    const own = storage.find(({ root }) => root.role === 'data-root');
    const containerd = storage.find(({ root }) => root.role === 'containerd-root');
    if (!own?.mount || !containerd?.mount) return unknown('The mounts of both are not known.');
    if (own.mount.id === containerd.mount.id) return pass({ evidence: mountEvidence(own.mount) });
    const data = { dataRoot: own.root.path, containerdRoot: containerd.root.path, mount: containerd.mount.mountPoint };
    const fix = {
      summary: `Set root = "${own.root.path}/containerd" (or another directory of that disk) at the top of /etc/containerd/config.toml, and move what is in ${containerd.root.path} while containerd is stopped.`,
      commands: [],
    };
    const setting = config.dataRoot.evidence ? [config.dataRoot.evidence] : [];
    return fail('elsewhere', data, { evidence: [...setting, ...mountEvidence(containerd.mount)], fix });
  },
});
