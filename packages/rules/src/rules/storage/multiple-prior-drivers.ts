import { defineRule } from '@hostlint/core';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { verdictOn } from '../../shared/docker-storage/verdict.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const multiplePriorDrivers = defineRule({
  id: 'storage/multiple-prior-drivers',
  meta: {
    title: 'Only one storage driver was used in the data-root, or one is configured.',
    why: 'Where several drivers left data and none is configured dockerd cannot know which one holds the images, and exits.',
    fix: 'Configure the driver that holds the images, or move the leftovers away.',
    severity: 'error',
    sources: ['moby v20.10.24 and v28.5.2 daemon/graphdriver/driver.go New, scanPriorDrivers'],
    stops: ['docker'],
  },
  needs: { storage: storageDriver },
  messages: {
    several:
      '{root} has data of several storage drivers ({names}) and none is configured: dockerd would exit with "{words}".',
  },
  check({ facts: { storage }, pass, fail, unknown }) {
    const verdict = verdictOn(storage, 'several-prior-drivers');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const names = refusal.names ?? [];
    const evidence = names.map(name => ({ path: `${storage.root}/${name}` }));
    const commands = names.map(name => `du -sh ${shellWord(`${storage.root}/${name}`)}`);
    const fix = {
      summary: `See which one holds your images, and set "storage-driver" in daemon.json to it; or move the directories of the others out of ${storage.root}.`,
      commands,
    };
    return fail('several', { root: storage.root, names: names.join(', '), words: refusal.message }, { evidence, fix });
  },
});
