import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { startVerdict } from '../../shared/containerd-start/verdict.js';
import { startContainerd } from '../../shared/fixes/containerd-service.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const rootWritable = defineRule({
  id: 'containerd/root-writable',
  meta: {
    title: 'containerd can write to its directories.',
    why: 'On a read-only file system containerd cannot make its directories, and exits; current versions do so even where all is there already.',
    fix: 'Mount the file system read-write, or find out why the kernel made it read-only.',
    severity: 'error',
    sources: [
      'containerd v1.7.29, v2.1.9 cmd/containerd/server/server.go CreateTopLevelDirectories; command/main.go SetTempMountLocation',
      'containerd 1.6.20, 1.7.24 and 2.1.9 on a read-only root: exit each time',
    ],
    stops: ['containerd'],
  },
  needs: { start: containerdStart, config: containerdConfig, os: maybe(osRelease) },
  messages: { readOnly: '{path} is on a read-only file system: containerd would exit with "{message}".' },
  check({ facts: { start, config, os }, pass, fail, unknown }) {
    const verdict = startVerdict(start, 'read-only');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.settings.root.evidence ? [config.settings.root.evidence] : [];
    const fix = {
      summary: 'Mount it read-write. If the kernel made it read-only after an error, check the file system first.',
      commands: [`findmnt -T ${shellWord(refusal.subject)}`, startContainerd(os)],
    };
    return fail(
      'readOnly',
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
