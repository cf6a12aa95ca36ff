import { expect } from 'chai';
import type { Finding, Fix, Severity } from '@hostlint/core';
import { plainSettings } from '../report-settings.js';
import { failures, notes } from './failures.js';
import { paintOf } from './paint.js';

const paint = paintOf({ ...plainSettings, width: 80 });
const verbose = paintOf({ ...plainSettings, width: 80, verbose: true });

const fail = (subject: string, fix: Fix, severity: Severity = 'error'): Finding => ({
  rule: 'kernel/options',
  severity,
  status: 'fail',
  subject,
  message: `${subject} is missing.`,
  evidence: [{ path: '/boot/config-6.1.0' }],
  fix,
  cure: null,
  waiver: null,
});
const newKernel: Fix = {
  summary: 'Install the kernel of the distribution.',
  commands: ['apt-get install linux-image'],
};

describe('failures of the pretty report', () => {
  it('are a list with one fix and one evidence where they share it', () => {
    const [block] = failures([fail('VETH', newKernel), fail('BRIDGE', newKernel)], [], paint);
    expect(block).to.equal(
      [
        'ERROR  kernel/options (2 times)',
        '  - VETH is missing.',
        '  - BRIDGE is missing.',
        '  Seen  /boot/config-6.1.0',
        '  Fix   Install the kernel of the distribution.',
        '          apt-get install linux-image',
        '  More  hostlint explain kernel/options',
      ].join('\n'),
    );
  });

  it('stand one by one where each has a fix of its own', () => {
    const [block] = failures(
      [fail('VETH', newKernel), fail('BRIDGE', { summary: 'Load it.', commands: [] })],
      [],
      paint,
    );
    expect(block?.match(/Fix {3}/g)).to.have.length(2);
  });

  it('of severity info are a line each, whole with --verbose', () => {
    const findings = [fail('VXLAN', newKernel, 'info')];
    expect(failures(findings, [], paint)).to.deep.equal([]);
    expect(notes(findings, paint)).to.equal(
      'NOTES  1 finding of severity info (--verbose tells more)\n  kernel/options  VXLAN is missing.',
    );
    expect(failures(findings, [], verbose)).to.have.length(1);
    expect(notes(findings, verbose)).to.equal(undefined);
  });
});
