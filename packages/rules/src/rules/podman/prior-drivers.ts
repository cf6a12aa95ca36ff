import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const priorDrivers = defineRule({
  id: 'podman/prior-drivers',
  meta: {
    title: 'Only one storage driver was used in the graph root, or one is configured.',
    why: 'Where several drivers left directories and none is configured podman cannot know which one holds the images, and refuses every command. Even empty directories count, and since podman 4.6 those of vfs too.',
    fix: 'Configure the driver that holds the images, or move the leftovers away.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.47.0, v1.64.0 drivers/driver.go New, ScanPriorDrivers',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, conf: storageConf },
  messages: {
    several:
      '{root} has directories of several storage drivers ({names}) and none is configured: podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, conf } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'several-prior-drivers');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const names = refusal.names ?? [];
    const paths = names.map(name => `${storage.root}/${name}`);
    const [file = '/etc/containers/storage.conf'] = conf.files;
    const fix = {
      summary: `See which one holds your images, and set driver in the [storage] table of ${file} to it; or move the directories of the others out of ${storage.root}.`,
      commands: paths.map(path => `du -sh ${shellWord(path)}`),
    };
    const data = { root: storage.root, names: names.join(', '), words: refusal.message };
    return fail('several', data, { evidence: paths.map(path => ({ path })), fix });
  },
});
