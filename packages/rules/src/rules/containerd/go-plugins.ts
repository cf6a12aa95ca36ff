import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { startVerdict } from '../../shared/containerd-start/verdict.js';
import { startContainerd } from '../../shared/fixes/containerd-service.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const goPlugins = defineRule({
  id: 'containerd/go-plugins',
  meta: {
    title: 'containerd can load the Go plugins that are laid out for it.',
    why: 'containerd before 2.1 opens every *.so in plugin_dir, or in plugins in its root, and exits over one that was not built with it.',
    fix: 'Take the file away; proxy_plugins came in its place.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v1.7.24 plugin/plugin_go18.go loadPlugins',
      'containerd 1.6.20 and 1.7.24 with a text file of that name: exit each time',
    ],
    stops: ['containerd'],
  },
  needs: { start: containerdStart, config: containerdConfig, os: maybe(osRelease) },
  messages: { unloadable: '{path} is a plugin that containerd cannot load: it would exit with "{message}".' },
  check({ facts: { start, config, os }, pass, fail, unknown }) {
    const verdict = startVerdict(start, 'go-plugin');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.settings.root.evidence ? [config.settings.root.evidence] : [];
    const fix = {
      summary: 'Move it away, and use proxy_plugins in its place.',
      commands: [`mv ${shellWord(refusal.subject)} ${shellWord(`${refusal.subject}.old`)}`, startContainerd(os)],
    };
    return fail(
      'unloadable',
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
