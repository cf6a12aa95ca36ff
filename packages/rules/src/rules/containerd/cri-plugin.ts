import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { containerdStart } from '../../facts/containerd/start.js';
import { osRelease } from '../../facts/os/release.js';
import { editFix, placeWords } from '../../shared/containerd-config/fault-outcomes.js';
import { lookAsRoot } from '../../shared/cures.js';

export const criPlugin = defineRule({
  id: 'containerd/cri-plugin',
  meta: {
    title: 'The CRI plugin of containerd takes its settings.',
    why: 'When the CRI plugin refuses its settings containerd starts without it, and the kubelet gets "unknown service runtime.v1.RuntimeService".',
    fix: 'Correct the setting.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v1.7.24 pkg/cri/config/config.go ValidatePluginConfig; v2.1.9 internal/cri/config/config.go ValidateRuntimeConfig, ValidateImageConfig, ValidateServerConfig',
    ],
    presets: ['kubernetes'],
  },
  needs: { config: containerdConfig, start: containerdStart, os: maybe(osRelease) },
  messages: {
    refused: '{place}the CRI plugin would not load: {message}.',
    fails: 'The CRI plugin would not load, since something that it needs does not.',
  },
  check({ facts: { config, start, os }, pass, fail, notApplicable, unknown }) {
    if (config.disabled.some(({ name }) => name === 'grpc.v1.cri'))
      return notApplicable('CRI is disabled, which is judged by containerd/cri-disabled.');
    if (config.faults.some(({ stops }) => stops) || start.starts === false)
      return notApplicable('containerd does not start at all.');
    const { problem } = config.cri;
    if (problem) {
      const evidence = problem.evidence ? [problem.evidence] : [{ path: config.path }];
      const fix = editFix('Correct the setting of CRI.', config, evidence, os);
      return fail('refused', { place: placeWords(evidence), message: problem.message }, { evidence, fix });
    }
    if (start.cri === null)
      return unknown(`It depends on what cannot be told: ${start.open.join('; ')}.`, {
        cure: start.cure ?? lookAsRoot,
      });
    if (start.cri === 'ok') return pass();
    const fix = {
      summary: 'See which plugin failed first, and why: other findings about containerd say it.',
      commands: ['ctr plugins ls', 'journalctl -u containerd -b | grep "failed to load plugin"'],
    };
    return fail('fails', {}, { evidence: [{ path: config.path }], fix });
  },
});
