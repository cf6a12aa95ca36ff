import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { faultOutcomes, placeWords } from '../../shared/containerd-config/fault-outcomes.js';

export const tls = defineRule({
  id: 'containerd/tls',
  meta: {
    title: 'The certificate for containerd’s TCP listener is there.',
    why: 'containerd loads the certificate, its key and the authority’s certificate wherever tcp_tls_cert is set, and exits when it cannot.',
    fix: 'Put the files there, or take tcp_tls_cert out.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v1.7.24 services/server/server.go New; v2.1.9 cmd/containerd/server/server.go; go crypto/tls LoadX509KeyPair',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { unusable: '{place}containerd would not start: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    const how = { summary: 'Put the certificate there, or take the setting out.', os };
    return faultOutcomes(config, 'tls', how, {
      pass,
      unknown,
      fail: (fault, details) =>
        fail('unusable', { place: placeWords(fault.evidence), message: fault.message }, details),
    });
  },
});
