import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonTls } from './daemon-tls.js';

testRule(daemonTls, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'tls',
              stops: true,
              key: 'tls',
              message: 'Could not load X509 key pair (cert: "", key: ""): open : no such file or directory',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"tlsverify": false' }],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'missing',
      says: 'Could not load X509 key pair',
      severity: 'error',
      stops: ['docker'],
      subject: 'tls',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"tlsverify": false' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('tls') }), os: debian },
    },
  ],
});
