import { testRule } from '@hostlint/core/testing';
import { docker, set } from './network-samples.test.js';
import { ufw } from './ufw.js';

const line = { path: '/etc/ufw/ufw.conf', line: 3, text: 'ENABLED=yes' };
const on = { on: true, evidence: [line] };

testRule(ufw, {
  pass: [{ name: 'Docker writes no rules', facts: { ufw: on, config: docker('28.5.2', { iptables: set(false) }) } }],
  fail: [
    {
      name: 'ufw is on',
      facts: { ufw: on, config: docker('28.5.2') },
      message: 'bypassed',
      severity: 'info',
      evidence: [line],
    },
  ],
  notApplicable: [{ name: 'it is off', facts: { ufw: { on: false, evidence: [] }, config: docker('28.5.2') } }],
});
