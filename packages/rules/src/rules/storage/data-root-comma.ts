import { defineRule } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';

export const dataRootComma = defineRule({
  id: 'storage/data-root-comma',
  meta: {
    title: 'The network database of Docker 25 and older can be opened: there is no comma in the path of the data-root.',
    why: 'libkv splits the path of network/files/local-kv.db at commas, finds two endpoints and refuses.',
    fix: 'Choose a data-root without a comma, or upgrade Docker to 26 or later.',
    severity: 'error',
    sources: [
      'moby v20.10.24 vendor/github.com/docker/libkv/store/boltdb/boltdb.go New; gone in v26.0.0',
      'dockerd 20.10.24: exits; dockerd 28.5.2: starts',
    ],
    stops: ['docker'],
  },
  needs: { storage: storageDriver, config: daemonConfig },
  messages: {
    comma: 'The path of the data-root, {path}, has a comma: dockerd {version} would exit with "{words}".',
  },
  check({ facts: { storage, config }, pass, fail, unknown }) {
    const verdict = verdictOn(storage, 'data-root-comma');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.dataRoot.evidence ? [config.dataRoot.evidence] : [];
    return fail('comma', { path: storage.root, version: storage.version, words: refusal.message }, { evidence });
  },
});
