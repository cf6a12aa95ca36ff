import type { Finding, Report } from '@hostlint/core';
import { expect } from 'chai';
import { plainSettings } from '../report-settings.js';
import { pretty } from '../pretty.js';

const finding = (rule: string, status: Finding['status'], more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: more.kernel === undefined ? 'error' : 'info',
  status,
  subject: null,
  message: `${rule} says so.`,
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
  ...more,
});

const old = '5.10.0-9-amd64';
const report: Report = {
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.1.0' },
  host: { label: 'image', source: 'rootfs', kernel: '6.1.0-37-amd64', os: 'debian 12', arch: 'x86_64' },
  presets: ['docker'],
  chosen: [],
  forecasts: [],
  otherKernels: { judged: ['6.1.0-9-amd64', old], leftOut: ['4.19.0-1-amd64'] },
  findings: [
    finding('kernel/good', 'pass'),
    finding('kernel/same', 'fail', { severity: 'warning' }),
    finding('kernel/parts', 'pass', { subject: 'overlay' }),
    finding('kernel/good', 'pass', { kernel: '6.1.0-9-amd64', subject: '6.1.0-9-amd64' }),
    finding('kernel/good', 'fail', { kernel: old, subject: old }),
    finding('kernel/same', 'fail', { kernel: old, subject: old }),
    finding('kernel/parts', 'unknown', { kernel: old, subject: `overlay on ${old}`, message: 'not readable' }),
  ],
  counts: { pass: 2, fail: { error: 0, warning: 1, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 },
  exitCode: 0,
};

const text = (verbose: boolean): string => pretty.format(report, [], { ...plainSettings, verbose });

describe('pretty: other kernels', () => {
  it('tells what is another way with them, and not what is the same', () => {
    const section = text(false).split('OTHER KERNELS ON THIS IMAGE')[1]?.split('\n\n')[0] ?? '';
    expect(section.split('\n')).to.deep.equal([
      '  2 kernels (they count for nothing: another boots)',
      '  6.1.0-9-amd64  nothing else than with the default',
      `  ${old}`,
      '    fails kernel/good  kernel/good says so.',
      '    open  kernel/parts  not readable',
      '  Not judged, as there are so many:  4.19.0-1-amd64',
    ]);
  });
  it('tells all of it with --verbose', () => expect(text(true)).to.contain('fails kernel/same  '));
  it('keeps them out of the rest', () => {
    const [first = ''] = text(false).split('\n');
    expect(first).to.equal('image is ready, with 1 warning.');
    expect(text(false).match(/not readable/g)).to.have.length(1);
    expect(text(false)).not.to.contain('UNDECIDED');
  });
});
