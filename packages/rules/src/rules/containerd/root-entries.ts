import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { startVerdict } from '../../shared/containerd-start/verdict.js';
import { startContainerd } from '../../shared/fixes/containerd-service.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const rootEntries = defineRule({
  id: 'containerd/root-entries',
  meta: {
    title: 'Nothing is in the way in the root of containerd.',
    why: 'containerd exits when tmpmounts in its root is a file, and so it does when CRI cannot read its directories there.',
    fix: 'Move what is in the way.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v2.1.9 cmd/containerd/command/main.go SetTempMountLocation; pkg/cri/server/restart.go recover, cleanupOrphanedIDDirs',
      'containerd 1.6.20, 1.7.24 and 2.1.9 with files in the way: exit each time',
    ],
    stops: ['containerd'],
  },
  needs: { start: containerdStart, config: containerdConfig, os: maybe(osRelease) },
  messages: { blocked: '{path} is in the way: containerd would exit with "{message}".' },
  check({ facts: { start, config, os }, pass, fail, unknown }) {
    const verdict = startVerdict(start, 'root-entry');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.settings.root.evidence ? [config.settings.root.evidence] : [];
    const fix = {
      summary: 'Move it away; containerd makes the directory anew.',
      commands: [`mv ${shellWord(refusal.subject)} ${shellWord(`${refusal.subject}.old`)}`, startContainerd(os)],
    };
    return fail(
      'blocked',
      { path: refusal.subject, message: refusal.message },
      {
        subject: refusal.subject,
        evidence:
          evidence.length > 0 ? evidence : [{ path: refusal.subject.startsWith('/') ? refusal.subject : config.path }],
        fix,
      },
    );
  },
});
