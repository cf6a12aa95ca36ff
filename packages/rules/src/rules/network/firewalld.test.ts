import { testRule } from '@hostlint/core/testing';
import type { Firewalld } from '../../facts/network/firewalld.js';
import { firewalld } from './firewalld.js';

const line = { path: '/etc/firewalld/firewalld.conf', line: 98, text: 'StrictForwardPorts=yes' };
const of = (part: Partial<Firewalld>): { firewalld: Firewalld } => ({
  firewalld: { enabled: true, backend: 'nftables', strictForwardPorts: false, evidence: [], ...part },
});

testRule(firewalld, {
  pass: [{ name: 'as it comes', facts: of({}) }],
  fail: [
    {
      name: 'StrictForwardPorts=yes',
      facts: of({ strictForwardPorts: true, evidence: [line] }),
      message: 'strict',
      command: 'StrictForwardPorts=no',
      evidence: [line],
    },
  ],
  notApplicable: [{ name: 'it is not there', facts: of({ enabled: false }) }],
});
