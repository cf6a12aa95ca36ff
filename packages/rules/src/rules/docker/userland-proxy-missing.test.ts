import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { userlandProxyMissing } from './userland-proxy-missing.js';

testRule(userlandProxyMissing, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'userland-proxy',
              stops: true,
              key: 'userland-proxy-path',
              message: 'invalid userland-proxy-path: userland-proxy is enabled, but userland-proxy-path is not set',
              evidence: [],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'missing',
      says: 'userland-proxy-path is not set',
      severity: 'error',
      stops: ['docker'],
      subject: 'userland-proxy-path',
      evidence: [],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('userland-proxy') }), os: debian },
    },
  ],
});
