import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';

export const projectQuota = defineRule({
  id: 'storage/project-quota',
  meta: {
    title: 'The file system has the project quotas that a size in storage-opts needs.',
    why: 'overlay2.size works by project quotas of XFS, which must be switched on when the file system is mounted; dockerd exits where they are not.',
    fix: 'Mount the XFS file system with pquota, or remove the option.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v28.5.2 daemon/graphdriver/overlay2/overlay.go Init, quota/projectquota.go NewControl',
      'xfs(5) prjquota',
    ],
    stops: ['docker'],
  },
  needs: { storage: storageDriver, config: daemonConfig },
  messages: {
    quota:
      'A size is set in storage-opts, and the file system of {root} has no project quotas: dockerd would exit with "{words}".',
  },
  check({ facts: { storage, config }, pass, fail, unknown, notApplicable }) {
    if (config.storageOptions.value.length === 0) return notApplicable('No storage options are set.');
    const verdict = verdictOn(storage, 'project-quota');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.storageOptions.evidence ? [config.storageOptions.evidence] : [];
    const fix = {
      summary:
        'Remove the size from storage-opts. To keep it put the data-root on XFS that is mounted with pquota (a remount cannot switch it on; for the root file system boot with rootflags=pquota).',
      commands: [],
    };
    return fail('quota', { root: storage.root, words: refusal.message }, { evidence, fix });
  },
});
