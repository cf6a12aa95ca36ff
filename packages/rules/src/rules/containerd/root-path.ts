import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { startVerdict } from '../../shared/containerd-start/verdict.js';
import { startContainerd } from '../../shared/fixes/containerd-service.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const rootPath = defineRule({
  id: 'containerd/root-path',
  meta: {
    title: 'The directories of containerd are directories, or can be made.',
    why: 'containerd makes its root, its state directory and a directory for temporary files before all else, and exits where one leads nowhere, through a file or into /proc, or where root and state are the same.',
    fix: 'Point root and state to directories of their own on a local file system, or remove what is in the way.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v1.7.24 services/server/server.go, v2.1.9 cmd/containerd/server/server.go CreateTopLevelDirectories',
      'containerd 1.6.20, 1.7.24 and 2.1.9 on such paths: exit each time',
    ],
    stops: ['containerd'],
  },
  needs: { start: containerdStart, config: containerdConfig, os: maybe(osRelease) },
  messages: { unusable: 'containerd cannot use {path}: it would exit with "{message}".' },
  check({ facts: { start, config, os }, pass, fail, unknown }) {
    const verdict = startVerdict(start, 'same-directory', 'root-path');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.settings.root.evidence ? [config.settings.root.evidence] : [];
    const fix = {
      summary: 'Look what is there, then set root and state to directories, or mend the link.',
      commands: [`ls -ld ${shellWord(refusal.subject)}`, startContainerd(os)],
    };
    return fail(
      'unusable',
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
