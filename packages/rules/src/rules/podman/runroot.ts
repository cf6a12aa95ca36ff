import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const runroot = defineRule({
  id: 'podman/runroot',
  meta: {
    title: 'The run root is a directory that podman can write to.',
    why: 'Podman keeps locks and what it learned of the kernel in its run root, and makes it for every command.',
    fix: 'Point runroot to a directory on a tmpfs such as /run/containers/storage, or remove what is in the way.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 store.go GetStore, load',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, conf: storageConf },
  messages: {
    unusable: 'The run root {path} cannot be used: podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, conf } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'runroot');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const [path = storage.runRoot] = refusal.names ?? [];
    const { evidence } = conf.options.runRoot;
    const fix = {
      summary: 'Look what is there, and set runroot to /run/containers/storage if nothing speaks against it.',
      commands: [`ls -ld ${shellWord(path)}`],
    };
    return fail('unusable', { path, words: refusal.message }, { evidence: evidence ? [evidence] : [{ path }], fix });
  },
});
