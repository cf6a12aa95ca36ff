import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const dataRootPath = defineRule({
  id: 'storage/data-root-path',
  meta: {
    title: 'The data-root is a directory, or one can be made in its place.',
    why: 'dockerd resolves the data-root before anything else and exits where that leads to no directory.',
    fix: 'Point data-root to a directory, or remove what is in the way.',
    severity: 'error',
    sources: [
      'moby v20.10.24 and v28.5.2 daemon/daemon.go CreateDaemonRoot, pkg/fileutils ReadSymlinkedDirectory',
      'dockerd 20.10.24 and 28.5.2 on such paths: exit each time',
    ],
    stops: ['docker'],
  },
  needs: { storage: storageDriver, config: daemonConfig },
  messages: {
    path: 'The data-root {path} cannot be used: dockerd would exit with "{words}".',
  },
  check({ facts: { storage, config }, pass, fail, unknown }) {
    const verdict = verdictOn(storage, 'data-root-path', 'data-root-special');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const [path = storage.root] = refusal.names ?? [];
    const evidence = config.dataRoot.evidence ? [config.dataRoot.evidence] : [{ path }];
    const fix = {
      summary: 'Look what is there, then set data-root to a directory on a local file system or mend the link.',
      commands: [`ls -ld ${shellWord(path)}`],
    };
    return fail('path', { path, words: refusal.message }, { evidence, fix });
  },
});
