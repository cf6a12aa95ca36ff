import { expect } from 'chai';
import fc from 'fast-check';
import type { Finding } from '@hostlint/core';
import { verdictChanges } from './verdict-changes.js';

const finding = (parts: Partial<Finding> = {}): Finding => ({
  rule: 'toy/rule',
  severity: 'warning',
  status: 'fail',
  subject: null,
  message: 'No.',
  evidence: [],
  fix: null,
  cure: null,
  waiver: null,
  ...parts,
});
const fail = finding();
const pass = finding({ status: 'pass' });
const unknown = finding({ status: 'unknown' });
const idle = finding({ status: 'not-applicable' });
const waiver = { reason: 'Known.', owner: 'ops', expires: null, file: 'w.yaml', line: 1 };

const table: readonly (readonly [before: readonly Finding[], after: readonly Finding[], kinds: readonly string[]])[] = [
  [[pass], [fail], ['failed, worse']],
  [[idle], [fail], ['failed, worse']],
  [[unknown], [fail], ['failed, worse']],
  [[pass], [unknown], ['undecided, worse']],
  [[fail], [unknown], ['undecided']],
  [[fail], [pass], ['mended']],
  [[fail], [idle], ['mended']],
  [[unknown], [pass], ['decided']],
  [[pass], [idle], ['other']],
  [[fail], [finding({ severity: 'error' })], ['graver, worse']],
  [[fail], [finding({ severity: 'info' })], ['milder']],
  [[fail], [finding({ message: 'Still no.' })], []],
  [[finding({ subject: 'others that fail', more: 7 })], [finding({ subject: 'a' })], []],
  [[pass], [finding({ waiver })], ['failed']],
  [[pass], [finding({ kernel: '6.1.0-37-amd64' })], ['failed']],
  [[idle], [finding({ subject: 'a' }), finding({ subject: 'b', status: 'pass' })], ['failed, worse']],
  [[finding({ subject: 'a' }), finding({ subject: 'b', status: 'pass' })], [idle], ['mended']],
  [[finding({ subject: 'a' })], [unknown], ['undecided']],
  [[finding({ subject: 'a', status: 'pass' })], [unknown], ['undecided, worse']],
  [[pass, finding({ rule: 'toy/old' })], [pass, finding({ rule: 'toy/new' })], []],
];

const brief = (findings: readonly Finding[]): string =>
  findings.map(({ status, severity, subject }) => [status, severity, subject].filter(Boolean).join(' ')).join(' and ');

describe('changes of verdicts', () => {
  for (const [before, after, kinds] of table) {
    it(`from ${brief(before)} to ${brief(after)}: ${kinds.join(' and ') || 'none'}`, () => {
      const { changes } = verdictChanges(before, after);
      expect(changes.map(({ kind, worse }) => (worse ? `${kind}, worse` : kind))).to.deep.equal(kinds);
    });
  }

  it('are not told of rules that one side was not judged by', () => {
    const [old, fresh] = [finding({ rule: 'toy/old' }), finding({ rule: 'toy/new' })];
    expect(verdictChanges([old], [fresh])).to.deep.equal({ changes: [], onlyBefore: [old], onlyAfter: [fresh] });
  });

  it('are not told of subjects that one side alone has where the sides were not judged alike', () => {
    const [both, old, fresh] = [fail, finding({ subject: 'a' }), finding({ subject: 'b' })];
    expect(verdictChanges([both, old], [pass, fresh], false)).to.deep.include({
      onlyBefore: [old],
      onlyAfter: [fresh],
    });
    expect(verdictChanges([both, old], [pass, fresh], false).changes.map(({ kind }) => kind)).to.deep.equal(['mended']);
    expect(verdictChanges([both, old], [pass, fresh]).changes).to.have.length(3);
  });

  it('pass over what had gone already', () => {
    expect(verdictChanges([finding({ baseline: 'absent' }), pass], [pass]).changes).to.deep.equal([]);
  });

  it('turned round are for the better where they were for the worse', () => {
    const any = fc.constantFrom(fail, pass, unknown, idle, finding({ severity: 'error' }));
    fc.assert(
      fc.property(any, any, (before, after) => {
        const there = verdictChanges([before], [after]).changes;
        const back = verdictChanges([after], [before]).changes;
        expect(there.length).to.equal(back.length);
        expect([...there, ...back].filter(({ worse }) => worse).length).to.be.at.most(1);
      }),
    );
  });
});
