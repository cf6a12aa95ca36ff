import { defineRule, maybe } from '@hostlint/core';
import { containerdConfig } from '../../facts/containerd/config.js';
import { osRelease } from '../../facts/os/release.js';
import { faultOutcomes, placeWords } from '../../shared/containerd-config/fault-outcomes.js';

export const listeners = defineRule({
  id: 'containerd/listeners',
  meta: {
    title: 'containerd can listen where it is told to.',
    why: 'containerd exits when it cannot listen on one of its addresses: a socket’s path over 104 bytes, a directory in the socket’s place, a TCP address without a port or of another host.',
    fix: 'Correct the address.',
    severity: 'error',
    sources: [
      'containerd v1.6.20, v1.7.24, v2.1.9 cmd/containerd/command/main.go; sys/socket_unix.go GetLocalListener, CreateUnixSocket',
      'go net.Listen',
    ],
    stops: ['containerd'],
  },
  needs: { config: containerdConfig, os: maybe(osRelease) },
  messages: { refused: '{place}containerd would not start: {message}.' },
  check({ facts: { config, os }, pass, fail, unknown }) {
    const how = { summary: 'Correct the address.', os };
    return faultOutcomes(config, 'listener', how, {
      pass,
      unknown,
      fail: (fault, details) => fail('refused', { place: placeWords(fault.evidence), message: fault.message }, details),
    });
  },
});
