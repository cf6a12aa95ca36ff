import { expect } from 'chai';
import type { Finding, Report } from '@hostlint/core';
import { applyWaivers, type Waived } from './apply-waivers.js';
import { waiverNotices } from './notices.js';
import { parseWaivers } from './parse-waivers.js';

const rules = ['toy/rule', 'toy/other'];
const finding = (parts: Partial<Finding>): Finding => ({
  rule: 'toy/rule',
  severity: 'error',
  status: 'fail',
  subject: null,
  message: 'No.',
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
  ...parts,
});
const report = (label: string, ...findings: readonly Partial<Finding>[]): Report => ({
  schemaVersion: 1,
  tool: { name: 'hostlint', version: '0.1.0' },
  host: { label, source: 'memory', kernel: null, os: null, arch: null },
  presets: [],
  chosen: [],
  forecasts: [],
  findings: findings.map(finding),
  counts: { pass: 0, fail: { error: 0, warning: 0, info: 0 }, unknown: 0, notApplicable: 0, waived: 0 },
  exitCode: 0,
});
/** Waivers as flow mappings without what all have. */
const waivers = (...parts: readonly string[]) =>
  parseWaivers(parts.map(part => `- {reason: Known., owner: ops, ${part}}\n`).join(''), 'w.yaml', rules);
const linesOf = ({ findings }: Waived) => findings.map(own => own.map(({ waiver }) => waiver?.line ?? null));
const today = '2026-11-24';

describe('waivers over reports', () => {
  it('cover what failed and what is undecided, never what holds or broke', () => {
    const broken = { name: 'Error', message: '', stack: '' };
    const statuses: readonly Partial<Finding>[] = [
      { status: 'fail' },
      { status: 'unknown' },
      { status: 'pass' },
      { status: 'not-applicable' },
      { status: 'unknown', broken },
    ];
    const all = applyWaivers([report('a', ...statuses)], waivers('rule: toy/rule, expires: never'), today);
    expect(linesOf(all)).to.deep.equal([[1, 1, null, null, null]]);
  });

  it('are for the hosts that they name', () => {
    const both = applyWaivers(
      [report('web-1', {}), report('db-1', {})],
      waivers('rule: toy/rule, hosts: web-*, expires: never'),
      today,
    );
    expect(linesOf(both)).to.deep.equal([[1], [null]]);
  });

  it('for a subject come before those for the rule, and cover the subject alone', () => {
    const entries = waivers('rule: toy/rule, expires: never', 'rule: toy/rule#b, expires: never');
    expect(linesOf(applyWaivers([report('a', { subject: 'a' }, { subject: 'b' })], entries, today))).to.deep.equal([
      [1, 2],
    ]);
    const one = waivers('rule: toy/rule#b, expires: never');
    expect(linesOf(applyWaivers([report('a', {}, { subject: 'a' })], one, today))).to.deep.equal([[null, null]]);
  });

  it('hold for the same subject after an update of the kernel', () => {
    const entries = waivers('rule: toy/rule#/lib/modules/6.1.0-37-amd64, expires: never');
    const after = report('a', { subject: '/lib/modules/6.1.0-40-amd64' });
    expect(linesOf(applyWaivers([after], entries, today))).to.deep.equal([[1]]);
  });

  it('hold up to their last day', () => {
    const entries = waivers('rule: toy/rule, expires: 2026-11-24');
    expect(linesOf(applyWaivers([report('a', {})], entries, '2026-11-24'))).to.deep.equal([[1]]);
    const past = applyWaivers([report('a', {})], entries, '2026-11-25');
    expect(linesOf(past)).to.deep.equal([[null]]);
    expect(past.findings[0]?.[0]?.expiredWaiver?.expires).to.equal('2026-11-24');
  });

  it('that expired make way for one that holds', () => {
    const entries = waivers('rule: toy/rule#a, expires: 2020-01-01', 'rule: toy/rule, expires: never');
    const [[only] = []] = applyWaivers([report('a', { subject: 'a' })], entries, today).findings;
    expect([only?.waiver?.line, only?.expiredWaiver]).to.deep.equal([2, undefined]);
  });

  const stale: readonly (readonly [what: string, reports: readonly Report[], waiver: string, stale: boolean])[] = [
    ['the rule passes', [report('a', { status: 'pass' })], 'rule: toy/rule', true],
    ['the subject has gone', [report('a', { subject: 'b' })], 'rule: toy/rule#a', true],
    ['the rule is not judged', [report('a', { rule: 'toy/other' })], 'rule: toy/rule', false],
    ['the host is another', [report('a', { status: 'pass' })], 'rule: toy/rule, hosts: b', false],
    ['another host needs it', [report('a', { status: 'pass' }), report('b', {})], 'rule: toy/rule', false],
    ['all subjects are undecided at once', [report('a', { status: 'unknown' })], 'rule: toy/rule#a', false],
    [
      'the rule broke',
      [report('a', { status: 'unknown', broken: { name: '', message: '', stack: '' } })],
      'rule: toy/rule',
      false,
    ],
  ];
  for (const [what, reports, waiver, expected] of stale) {
    it(`are ${expected ? '' : 'not '}stale where ${what}`, () => {
      const { uses } = applyWaivers(reports, waivers(`${waiver}, expires: never`), today);
      expect(uses[0]?.stale).to.equal(expected);
    });
  }
});

describe('notices of waivers', () => {
  const noticesOf = (waiver: string, reports: readonly Report[], noticeDays = 14) =>
    waiverNotices(applyWaivers(reports, waivers(waiver), today).uses, { today, noticeDays, staleFails: false });
  const failing = [report('a', {}), report('b', {}, {})];

  it('come so many days before the end', () => {
    expect(noticesOf('rule: toy/rule, expires: 2026-12-09', failing)).to.deep.equal([]);
    expect(noticesOf('rule: toy/rule, expires: 2026-12-08', failing)).to.deep.equal([
      {
        text: 'w.yaml:1: the waiver for "toy/rule" covers 3 findings of a, b, and it ends in 14 days, after 2026-12-08; ask ops',
        decides: false,
      },
    ]);
    expect(noticesOf('rule: toy/rule, expires: never', failing, 3650)).to.deep.equal([]);
  });

  it('say what counts again', () => {
    const [notice] = noticesOf('rule: toy/rule, expires: 2026-11-23', failing);
    expect(notice?.decides).to.equal(true);
    expect(notice?.text).to.contain('ended on 2026-11-23, and 3 findings of a, b count again');
  });

  it('do not send people away who have but one host', () => {
    const fine = [report('a', { status: 'pass' })];
    expect(noticesOf('rule: toy/rule, hosts: a, expires: never', fine)[0]?.text).to.match(/in this run; remove it$/);
    expect(noticesOf('rule: toy/rule, hosts: "*", expires: never', fine)[0]?.text).to.match(
      /if no other host needs it$/,
    );
  });

  it('are not stale where what they cover may be among the many that are not told one by one', () => {
    const rest = { subject: 'others that fail', more: 7 };
    const used = applyWaivers(
      [report('web-1', { subject: 'a' }, rest)],
      waivers("rule: 'toy/rule#z', expires: never"),
      today,
    );
    expect(used.uses.map(({ stale }) => stale)).to.deep.equal([false]);
    const whole = applyWaivers(
      [report('web-1', { subject: 'a' }, rest)],
      waivers('rule: toy/rule, expires: never'),
      today,
    );
    expect(linesOf(whole)).to.deep.equal([[1, 1]]);
  });
});
