import { defineRule, maybe } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { osRelease } from '../../facts/os/release.js';
import { dropLine } from '../../shared/fixes/conf-line.js';
import { installPackage } from '../../shared/fixes/install-package.js';
import { placeOf } from '../../shared/podman/words.js';

export const mountProgram = defineRule({
  id: 'podman/mount-program',
  meta: {
    title: 'The mount program that storage.conf names is there.',
    why: 'Podman looks for the mount program before it does anything else, and refuses every command where it is missing.',
    fix: 'Install fuse-overlayfs, or remove mount_program: root does not need it.',
    severity: 'error',
    sources: [
      'containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/overlay/overlay.go parseOptions',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, os: maybe(osRelease) },
  messages: {
    missing: 'The mount program {program}{place} is not there: podman would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, os } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'mount-program');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const { evidence } = refusal;
    const program = (refusal.names?.[0] ?? '').replace(/^[^=]*=/, '');
    const install = installPackage(os, {
      debian: 'fuse-overlayfs',
      rhel: 'fuse-overlayfs',
      suse: 'fuse-overlayfs',
      alpine: 'fuse-overlayfs',
      arch: 'fuse-overlayfs',
      other: 'fuse-overlayfs',
    });
    const drop = evidence
      ? dropLine(
          evidence,
          'Remove the setting: since Linux 5.13 neither root nor anybody else needs a mount program for overlay.',
        )
      : null;
    const fix =
      drop && !program.endsWith('/fuse-overlayfs')
        ? drop
        : {
            summary: `${drop?.summary ?? ''} Or: ${install.summary}`.trim(),
            commands: [...(drop?.commands ?? []), ...(drop ? [] : install.commands)],
          };
    const place = evidence ? ` (${placeOf(evidence)})` : '';
    return fail('missing', { program, place, words: refusal.message }, { evidence: evidence ? [evidence] : [], fix });
  },
});
