import { testRule } from '@hostlint/core/testing';
import { configWith, debian, undecided } from './config-samples.test.js';
import { daemonJsonHostGatewayDup } from './daemon-json-host-gateway-dup.js';

testRule(daemonJsonHostGatewayDup, {
  pass: [{ name: 'a configuration without this fault', facts: { config: configWith([]), os: debian } }],
  fail: [
    {
      name: 'a configuration with this fault',
      facts: {
        config: configWith(
          [
            {
              cause: 'host-gateway',
              stops: true,
              key: 'host-gateway-ip',
              message: 'host-gateway-ip and host-gateway-ips must not both be specified in the config file',
              evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"host-gateway-ip": "1.2.3.4"' }],
            },
          ],
          { version: '28.5.2' },
        ),
        os: debian,
      },
      message: 'both',
      says: 'must not both be specified',
      severity: 'error',
      stops: ['docker'],
      subject: 'host-gateway-ip',
      evidence: [{ path: '/etc/docker/daemon.json', line: 2, column: 3, text: '"host-gateway-ip": "1.2.3.4"' }],
    },
  ],
  unknown: [
    {
      name: 'what it depends on cannot be read',
      facts: { config: configWith([], { undecided: undecided('host-gateway') }), os: debian },
    },
  ],
});
