import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/containerd-config/fault-outcomes.js';
import { startVerdict } from '../../shared/containerd-start/verdict.js';

export const requiredPlugins = defineRule({
  id: 'containerd/required-plugins',
  meta: {
    title: 'The plugins that containerd is told to require load.',
    why: 'containerd exits when a plugin in required_plugins fails, is skipped, is disabled, or is not there.',
    fix: 'Mend what the plugin lacks, or take it out of required_plugins.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v1.7.24 services/server/server.go New; v2.1.9 cmd/containerd/server/server.go',
      'containerd 1.6.20, 1.7.24 and 2.1.9 with each plugin disabled in turn: what then fails',
    ],
    stops: ['containerd'],
  },
  needs: { start: containerdStart, config: containerdConfig, os: maybe(osRelease) },
  messages: { missing: 'containerd would exit: {message} (required: {path}).' },
  check({ facts: { start, config, os }, pass, fail, unknown }) {
    const verdict = startVerdict(start, 'required-plugin');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.required
      .filter(({ name }) => refusal.subject.endsWith(name))
      .map(({ evidence }) => evidence);
    const fix = editFix('Mend what the plugin lacks, or take it out of required_plugins.', config, evidence, os);
    return fail(
      'missing',
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
