import { defineRule } from '@hostlint/core';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';

export const containerdWorks = defineRule({
  id: 'storage/containerd-works',
  meta: {
    title: 'The containerd that keeps the images works.',
    why: 'Where containerd keeps the images dockerd needs its database and its leases. On a file system without d_type the snapshotters of containerd fail, and since 2.1 the database with them.',
    fix: 'Put the root of containerd on XFS with ftype=1 or on ext4, or switch features.containerd-snapshotter off.',
    severity: 'error',
    sources: [
      'containerd v2.1 plugins/snapshots/erofs, plugins/metadata',
      'dockerd 28.5.2 with containerd 2.1 on ext4 without filetype: exits',
    ],
    stops: ['docker'],
  },
  needs: { storage: storageDriver },
  messages: {
    broken: 'The images would be kept by containerd, which does not work there: dockerd would exit with "{words}".',
  },
  check({ facts: { storage }, pass, fail, unknown }) {
    const verdict = verdictOn(storage, 'containerd');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const fix = {
      summary:
        'Put the root of containerd on a file system with d_type, or set "features": {"containerd-snapshotter": false} in daemon.json.',
      commands: [],
    };
    return fail('broken', { words: refusal.message }, { fix });
  },
});
