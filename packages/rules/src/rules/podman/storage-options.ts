import { defineRule } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { storageConf } from '../../facts/podman/storage-conf.js';
import { dropLine } from '../../shared/fixes/conf-line.js';
import { optionEvidence } from '../../shared/podman/option-evidence.js';
import { placeOf } from '../../shared/podman/words.js';

export const storageOptions = defineRule({
  id: 'podman/storage-options',
  meta: {
    title: 'The storage driver takes all its options.',
    why: 'An option that the driver does not know, a value that it cannot read, or one that the file system cannot fulfil ends every command. A driver reads the options that were meant for another one, too, until podman 6.',
    fix: 'Correct or remove the option.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.62.0, v1.64.0 drivers/{overlay,vfs,btrfs,zfs} parseOptions; drivers/overlay/check.go doesMetacopy',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, conf: storageConf },
  messages: {
    refused: 'The storage driver {driver} refuses an option{place}: podman would refuse every command with "{words}".',
    quota:
      'A size or a number of inodes is set for containers{place}, and {root} cannot hold them to it: podman would refuse every command with "{words}".',
    readOnly:
      'mountopt has "ro"{place}, with which podman cannot try overlay: it would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, conf } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'storage-option', 'mount-options', 'project-quota');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = refusal.evidence ?? optionEvidence(conf.options.options, refusal);
    const place = evidence ? ` (${placeOf(evidence)})` : '';
    const fix = evidence
      ? dropLine(
          evidence,
          'Remove the line if the default will do, else correct its value. storage.conf(5) has the options of each driver.',
        )
      : { summary: 'See storage.conf(5) for the options of each driver.', commands: [] };
    const details = { evidence: evidence ? [evidence] : [], fix };
    const words = refusal.message;
    if (refusal.cause === 'project-quota') return fail('quota', { place, root: storage.root, words }, details);
    if (refusal.cause === 'mount-options') return fail('readOnly', { place, words }, details);
    return fail('refused', { driver: refusal.driver ?? '', place, words }, details);
  },
});
