import { defineRule, maybe } from '@hostlint/core';
import { podmanEngine } from '../../facts/podman/engine.js';
import { podmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { verdictOn } from '../../shared/podman/verdict.js';
import { noPodman } from '../../shared/podman/words.js';
import { osRelease } from '../../facts/os/release.js';
import { podmanPrograms } from '../../facts/podman/programs.js';
import { installPackage } from '../../shared/fixes/install-package.js';

export const programs = defineRule({
  id: 'podman/programs',
  meta: {
    title: 'conmon, the OCI runtime and netavark are where podman looks for them.',
    why: 'Podman looks for conmon, the OCI runtime and, since 5.0, netavark for every command and refuses them all where one is missing.',
    fix: 'Install what is missing, or correct its path in containers.conf.',
    severity: 'error',
    sources: [
      'podman v4.3.1, v5.8.2 libpod/runtime.go makeRuntime; containers/common pkg/config FindConmon, FindHelperBinary',
      'podman 4.3.1, 5.4.2 and 5.8.6 on such hosts: each refuses every command',
    ],
    stops: ['podman'],
  },
  needs: { engine: podmanEngine, storage: podmanStorageDriver, programs: podmanPrograms, os: maybe(osRelease) },
  messages: {
    missing: '{program} is not where podman looks for it: it would refuse every command with "{words}".',
  },
  check({ facts, pass, fail, notApplicable, unknown }) {
    const { engine, storage, programs, os } = facts;
    if (!engine.concerned) return notApplicable(noPodman);
    const verdict = verdictOn(storage, 'runtime-missing');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const isConmon = programs.conmon.path === null && refusal.message.includes('conmon');
    const name = isConmon ? 'conmon' : refusal.message.includes('netavark') ? 'netavark' : programs.runtime.name;
    const { evidence } = programs.runtime;
    const plain = name.slice(name.lastIndexOf('/') + 1);
    const install = installPackage(os, {
      debian: plain,
      rhel: plain,
      suse: plain,
      alpine: plain,
      arch: plain,
      other: plain,
    });
    const named = name === programs.runtime.name && evidence;
    const fix = named
      ? { summary: `${install.summary} Or correct or remove the line in ${evidence.path}.`, commands: install.commands }
      : install;
    return fail('missing', { program: name, words: refusal.message }, { evidence: named ? [evidence] : [], fix });
  },
});
