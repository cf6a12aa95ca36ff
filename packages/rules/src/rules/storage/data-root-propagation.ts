import { defineRule } from '@hostlint/core';
import { storageFilesystems } from '../../facts/filesystem/storage-filesystems.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { noStorageRoot } from '../../shared/filesystem/storage-words.js';

export const dataRootPropagation = defineRule({
  id: 'storage/data-root-propagation',
  meta: {
    title: 'Mounts below the data-root reach other namespaces.',
    why: 'Under a private mount dockerd has to make its data-root a shared mount of its own; where it may not, volumes and plugins with rshared or rslave propagation do not work.',
    fix: 'Make the mounts of the host shared, as systemd does at boot.',
    severity: 'info',
    sources: ['moby v28.5.2 daemon/daemon_unix.go setupDaemonRootPropagation', 'mount_namespaces(7)'],
  },
  needs: { storage: storageFilesystems },
  messages: { private: '{path} is on a private mount ({mount}).' },
  check({ facts: { storage }, pass, fail, notApplicable, unknown }) {
    const own = storage.find(({ root }) => root.role === 'data-root');
    if (!own) return notApplicable(noStorageRoot);
    const { mount, root } = own;
    if (!mount) return unknown('The mount that holds the data-root is not known.');
    const evidence = mountEvidence(mount);
    if (mount.propagation.some(word => word.startsWith('shared:') || word.startsWith('master:')))
      return pass({ evidence });
    if (mount.prediction && mount.propagation.length === 0)
      return unknown('How the init system of this image shares mounts is not known.', { evidence });
    const fix = {
      summary: 'Make all mounts shared; systemd does it at boot, so find out what undid it.',
      commands: ['mount --make-rshared /'],
    };
    return fail('private', { path: root.path, mount: mount.mountPoint }, { evidence, fix });
  },
});
