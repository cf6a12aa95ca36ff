import { expect } from 'chai';
import { defaultExitPolicy } from './exit-code.js';
import type { Finding, Report } from './report.js';
import { reviseReport } from './revise-report.js';

const waiver = { reason: 'Known.', owner: 'ops', expires: null, file: 'w.yaml', line: 1 };
const fail = (subject: string, parts: Partial<Finding> = {}): Finding => ({
  rule: 'toy/rule',
  severity: 'error',
  status: 'fail',
  subject,
  message: 'No.',
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
  ...parts,
});
const report: Report = {
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.1.0' },
  host: { label: 'web-1', source: 'live', kernel: null, os: null, arch: null },
  presets: ['toy'],
  chosen: [],
  forecasts: [],
  findings: [],
  counts: { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 },
  exitCode: 0,
};

describe('a revised report', () => {
  it('is sorted, counted and weighed anew', () => {
    const revised = reviseReport(report, [fail('b'), fail('a')], defaultExitPolicy);
    expect(revised.findings.map(({ subject }) => subject)).to.deep.equal(['a', 'b']);
    expect(revised.counts.fail.error).to.equal(2);
    expect(revised.exitCode).to.equal(1);
  });

  it('counts what is waived there alone, whatever it is', () => {
    const findings = [fail('a', { waiver }), fail('b', { waiver, status: 'unknown' })];
    const { counts, exitCode } = reviseReport(report, findings, defaultExitPolicy);
    expect(counts).to.deep.equal({ ...report.counts, waived: 2 });
    expect(exitCode).to.equal(0);
  });

  it('counts what is gone nowhere', () => {
    const { counts, exitCode } = reviseReport(report, [fail('a', { baseline: 'absent' })], defaultExitPolicy);
    expect(counts).to.deep.equal(report.counts);
    expect(exitCode).to.equal(0);
  });

  it('keeps the order of members, and says what is stale where something is', () => {
    const stale = [{ ...waiver, waives: 'toy/rule' }];
    const revised = reviseReport(report, [], { ...defaultExitPolicy, staleWaivers: 'fail' }, stale);
    expect(revised.exitCode).to.equal(1);
    expect(Object.keys(revised).slice(-4)).to.deep.equal(['findings', 'staleWaivers', 'counts', 'exitCode']);
    expect(Object.keys(reviseReport(report, [], defaultExitPolicy))).to.deep.equal(Object.keys(report));
  });
});
