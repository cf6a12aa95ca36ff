import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const graphrootPath = defineRule({
  id: 'podman/graphroot-path',
  meta: {
    title: 'The graph root is a directory, or one can be made in its place.',
    why: 'Podman makes libpod/ in its graph root before anything else and refuses every command where that leads to no directory.',
    fix: 'Point graphroot to a directory, or remove what is in the way.',
    severity: 'error',
    sources: [
      'podman v4.3.1, v5.4.2, v5.8.2 libpod/runtime.go makeRuntime',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, conf: storageConf },
  messages: {
    path: 'The graph root {path} cannot be used: podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, conf } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'graphroot-path');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const [path = storage.root] = refusal.names ?? [];
    const { evidence } = conf.options.graphRoot;
    const fix = {
      summary: 'Look what is there, then set graphroot to a directory on a local file system or mend the link.',
      commands: [`ls -ld ${shellWord(path)}`],
    };
    return fail('path', { path, words: refusal.message }, { evidence: evidence ? [evidence] : [{ path }], fix });
  },
});
