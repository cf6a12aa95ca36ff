import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { faultOutcomes, placeWords } from '../../shared/containerd-config/fault-outcomes.js';

export const unit = defineRule({
  id: 'containerd/unit',
  meta: {
    title: 'systemd accepts containerd.service.',
    why: 'A drop-in that adds ExecStart= without emptying it first gives the service two commands, and systemd refuses to start it; so it does when an environment file without "-" is missing.',
    fix: 'Put an empty ExecStart= before the new one, or a "-" before the environment file.',
    severity: 'error',
    sources: [
      'systemd.service(5) ExecStart=, systemd.exec(5) EnvironmentFile=; systemd v252 src/core/service.c service_verify',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { refused: '{place}systemd would not start containerd.service: {message}' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    const how = { summary: 'Correct the unit or its drop-in.', os };
    return faultOutcomes(config, 'unit', how, {
      pass,
      unknown,
      fail: (fault, details) => fail('refused', { place: placeWords(fault.evidence), message: fault.message }, details),
    });
  },
});
