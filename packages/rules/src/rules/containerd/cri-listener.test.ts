import { testRule } from '@hostlint/core/testing';
import { at, configWith, debian, openFor, refusedFor, startWith } from './containerd-samples.test.js';
import { criListener } from './cri-listener.js';

const refusal = {
  cause: 'cri-listener',
  subject: 'stream_server_address',
  message: 'Failed to run CRI service: listen tcp 192.0.2.1:0: bind: cannot assign requested address',
} as const;
const config = configWith([], {
  cri: {
    ...configWith([]).cri,
    listener: { address: '192.0.2.1', port: '0', evidence: at(4, 'stream_server_address = "192.0.2.1"') },
  },
});

testRule(criListener, {
  pass: [{ name: 'a host on which containerd starts', facts: { start: startWith(), config, os: debian } }],
  fail: [
    {
      name: 'a host on which containerd ends for this reason',
      facts: { start: refusedFor(refusal), config, os: debian },
      message: 'refused',
      says: 'Failed to run CRI service: listen tcp 192.0.2.1:0: bind: cannot assign requested address',
      severity: 'error',
      stops: ['containerd'],
      subject: 'stream_server_address',
      command: '+4 /etc/containerd/config.toml',
    },
  ],
  unknown: [{ name: 'it depends on what cannot be seen', facts: { start: openFor(refusal), config, os: debian } }],
});
