import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix } from '../../shared/containerd-config/fault-outcomes.js';
import { startVerdict } from '../../shared/containerd-start/verdict.js';

export const criListener = defineRule({
  id: 'containerd/cri-listener',
  meta: {
    title: 'CRI can listen for streams where it is told to.',
    why: 'CRI listens for exec, attach and port-forward at stream_server_address. When it cannot, it ends, and containerd with it, a moment after the start.',
    fix: 'Set stream_server_address to an address of this host (127.0.0.1) and stream_server_port to a port ("0" for any).',
    severity: 'error',
    sources: [
      'containerd v1.6.20 pkg/cri/cri.go initCRIService, pkg/cri/server/service.go Run; v2.1.9 internal/cri/server/service.go',
      'containerd 1.6.20, 1.7.24 and 2.1.9 with an address of another host: exit each time',
    ],
    stops: ['containerd'],
  },
  needs: { start: containerdStart, config: containerdConfig, os: maybe(osRelease) },
  messages: { refused: 'containerd would exit a moment after its start: {message} ({path}).' },
  check({ facts: { start, config, os }, pass, fail, unknown }) {
    const verdict = startVerdict(start, 'cri-listener');
    if (verdict.is === 'open') return unknown(verdict.why, { cure: verdict.cure });
    if (verdict.is === 'clear') return pass();
    const { refusal } = verdict;
    const evidence = config.cri.listener.evidence ? [config.cri.listener.evidence] : [];
    const fix = editFix('Correct stream_server_address and stream_server_port.', config, evidence, os);
    return fail(
      'refused',
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
