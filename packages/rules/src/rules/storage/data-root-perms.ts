import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const dataRootPerms = defineRule({
  id: 'storage/data-root-perms',
  meta: {
    title: 'The remapped root of userns-remap can reach the data-root.',
    why: 'With userns-remap container root is an ordinary user of the host, and dockerd exits where a directory above the data-root has no x for it.',
    fix: 'Give the directories above the data-root the permission o+x.',
    severity: 'error',
    sources: ['moby v20.10.24 and v28.5.2 daemon/daemon_unix.go setupDaemonRoot'],
    stops: ['docker'],
  },
  needs: { storage: storageDriver, config: daemonConfig },
  messages: {
    barrier: '{directory} lets the remapped root not pass to {root}: dockerd would exit with "{words}".',
  },
  check({ facts: { storage, config }, pass, fail, unknown, notApplicable }) {
    if (config.usernsRemap.value === '') return notApplicable('userns-remap is not set.');
    const verdict = verdictOn(storage, 'data-root-access');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const [directory = storage.root] = refusal.names ?? [];
    const setting = config.usernsRemap.evidence ? [config.usernsRemap.evidence] : [];
    const fix = { summary: `Let others pass ${directory}.`, commands: [`chmod o+x ${shellWord(directory)}`] };
    return fail(
      'barrier',
      { directory, root: storage.root, words: refusal.message },
      { evidence: [{ path: directory }, ...setting], fix },
    );
  },
});
