import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { takeOverlay } from '../../shared/podman/take-overlay.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { lackWords } from '../../shared/podman/verdict.js';

export const driverSupported = defineRule({
  id: 'podman/driver-supported',
  meta: {
    title: 'The storage driver that podman takes has what it needs here.',
    why: 'A driver that is configured, or that was used in the graph root before, is the only one that podman tries; where it cannot be used podman refuses every command instead of choosing another.',
    fix: 'Give the driver what it lacks, or configure another one.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/driver.go New; Init of each driver',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, conf: storageConf },
  messages: {
    configured:
      'The storage driver {driver} is configured and cannot be used under {root}: {lack}. Podman would refuse every command with "{words}".',
    prior:
      '{root} has a directory of the storage driver {driver}, which cannot be used there: {lack}. As none is configured podman insists on it and would refuse every command with "{words}".',
    none: 'No storage driver can be used under {root}: podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, conf } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'driver-unsupported', 'prior-driver-unsupported');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const driver = refusal.driver ?? '';
    const lack = refusal.lack ? lackWords[refusal.lack] : 'it lacks something';
    const data = { root: storage.root, words: refusal.message };
    if (driver === '') return fail('none', data);
    if (refusal.cause === 'driver-unsupported') {
      const { evidence } = conf.options.driver;
      const summary = 'Mend that, or take overlay, which works on most file systems.';
      const fix = evidence ? takeOverlay(evidence, summary) : { summary, commands: [] };
      return fail('configured', { driver, lack, ...data }, { evidence: evidence ? [evidence] : [], fix });
    }
    const path = `${storage.root}/${driver}`;
    const fix = {
      summary: `If nothing of ${driver} is needed any more, move its directory away; else mend what it lacks. Or configure the driver that is wanted.`,
      commands: [`ls ${shellWord(path)}`, `mv ${shellWord(path)} ${shellWord(`${path}.moved`)}`],
    };
    return fail('prior', { driver, lack, ...data }, { evidence: [{ path }], fix });
  },
});
