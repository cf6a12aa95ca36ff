import { defineRule, maybe } from '@hostlint/core';
import { machineRunning } from '../../facts/machine/running.js';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { startVerdict } from '../../shared/containerd-start/verdict.js';
import { startContainerd } from '../../shared/fixes/containerd-service.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const rootSpace = defineRule({
  id: 'containerd/root-space',
  meta: {
    title: 'There is space for the directories of containerd.',
    why: 'On a full file system containerd cannot make its directories and exits.',
    fix: 'Free space or inodes on the file system that holds the root of containerd.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v2.1.9 cmd/containerd/command/main.go SetTempMountLocation',
      'containerd 1.6.20, 1.7.24 and 2.1.9 on full ext4, XFS and tmpfs',
    ],
    stops: ['containerd'],
  },
  needs: { running: machineRunning, start: containerdStart, config: containerdConfig, os: maybe(osRelease) },
  messages: { full: 'There is no space for {path}: containerd would exit with "{message}".' },
  check({ facts: { start, config, os }, pass, fail, unknown }) {
    const verdict = startVerdict(start, 'no-space');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.settings.root.evidence ? [config.settings.root.evidence] : [];
    const fix = {
      summary: 'Free space and inodes on the file system.',
      commands: [
        `df -h ${shellWord(parentOf(refusal.subject))}`,
        `df -i ${shellWord(parentOf(refusal.subject))}`,
        startContainerd(os),
      ],
    };
    return fail(
      'full',
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

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
