import { expect } from 'chai';
import fc from 'fast-check';
import type { Finding } from '@hostlint/core';
import { compareFindings } from './compare.js';

const waiver = { reason: 'Known.', owner: 'ops', expires: null, file: 'w.yaml', line: 1 };
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
const pass = finding({ status: 'pass', message: 'Well.' });
const unknown = finding({ status: 'unknown', message: 'Who knows.' });

type Parts = readonly Finding[];
const states = (now: Parts, before: Parts) => compareFindings(now, before).findings.map(({ baseline }) => baseline);

const table: readonly (readonly [what: string, now: Finding, then: Finding | undefined, states: readonly string[]])[] =
  [
    ['fails as it did', finding(), finding(), ['unchanged']],
    ['fails in other words', finding({ message: 'Still no: 93 %.' }), finding({ message: 'No: 91 %.' }), ['unchanged']],
    ['was not there', finding(), undefined, ['new']],
    ['held', finding(), pass, ['new']],
    ['was undecided and fails', finding(), unknown, ['new']],
    ['failed and is undecided', unknown, finding(), ['unchanged']],
    ['is graver', finding({ severity: 'error' }), finding(), ['new']],
    ['is less grave', finding({ severity: 'info' }), finding(), ['unchanged']],
    ['was waived and is no more', finding(), finding({ waiver }), ['new']],
    ['is waived now', finding({ waiver }), finding(), ['unchanged']],
    ['is waived as it was', finding({ waiver }), finding({ waiver }), ['unchanged']],
    ['is mended', pass, finding(), ['new', 'absent']],
    ['is decided', pass, unknown, ['new', 'absent']],
    ['holds as it did', pass, pass, ['unchanged']],
    [
      'has another kernel in its subject',
      finding({ subject: '6.1.0-40-amd64' }),
      finding({ subject: '6.1.0-37-amd64' }),
      ['unchanged'],
    ],
    ['is of another subject', finding({ subject: 'a' }), finding({ subject: 'b' }), ['new', 'absent']],
  ];

describe('findings beside a baseline', () => {
  for (const [what, now, then, expected] of table) {
    it(`are ${expected.join(' and ')} where one ${what}`, () => {
      expect(states([now], then ? [then] : [])).to.deep.equal(expected);
    });
  }

  it('are matched by what they say where several are of one thing', () => {
    const [a, b] = [finding({ message: 'a' }), finding({ message: 'b' })];
    const { findings } = compareFindings([b], [a, b]);
    expect(findings.map(({ message, baseline }) => [message, baseline])).to.deep.equal([
      ['b', 'unchanged'],
      ['a', 'absent'],
    ]);
  });

  it('are not gone where their rule was not judged, broke or is undecided as a whole', () => {
    const before = [finding({ subject: 'a' })];
    const broken = finding({ status: 'unknown', broken: { name: '', message: '', stack: '' } });
    for (const now of [[], [finding({ rule: 'toy/other' })], [unknown], [broken]]) {
      const { findings, untold } = compareFindings(now, before);
      expect(findings.filter(({ baseline }) => baseline === 'absent')).to.deep.equal([]);
      expect(untold).to.deep.equal(before);
    }
  });

  it('that are gone are not waived: nothing is left to be let be', () => {
    const gone = compareFindings([pass], [finding({ waiver })]).findings[1];
    expect([gone?.baseline, gone?.waiver]).to.deep.equal(['absent', null]);
  });

  const some = fc.array(
    fc
      .record({
        rule: fc.constantFrom('a/a', 'b/b'),
        severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
        status: fc.constantFrom('pass' as const, 'fail' as const, 'unknown' as const, 'not-applicable' as const),
        subject: fc.constantFrom(null, 'x', 'y'),
        message: fc.constantFrom('one', 'two'),
      })
      .map(finding),
    { maxLength: 12 },
  );

  it('lose none and gain only what is absent, whatever they are', () => {
    fc.assert(
      fc.property(some, some, (now, before) => {
        const { findings } = compareFindings(now, before);
        const present = findings.filter(({ baseline }) => baseline !== 'absent');
        expect(present.map(({ baseline: _, ...own }) => own)).to.deep.equal(now);
        expect(findings.length - present.length).to.be.at.most(before.length);
      }),
    );
  });

  it('are all unchanged beside themselves', () => {
    fc.assert(fc.property(some, now => states(now, now).every(state => state === 'unchanged')));
  });
});

describe('more findings of a rule than are told one by one, beside a baseline', () => {
  const named = (...subjects: readonly string[]) => subjects.map(subject => finding({ subject }));
  const rest = (more: number, parts: Partial<Finding> = {}) =>
    finding({ subject: 'others that fail', message: `${more} more fail.`, more, ...parts });
  const statesBySubject = (now: Parts, before: Parts) =>
    Object.fromEntries(compareFindings(now, before).findings.map(({ subject, baseline }) => [subject, baseline]));

  it('are the same where they are as many', () =>
    expect(states([...named('a', 'b'), rest(7)], [...named('a', 'b'), rest(7)])).to.deep.equal(
      Array(3).fill('unchanged'),
    ));
  it('are fewer: one that was among the rest is no new one', () =>
    expect(statesBySubject([...named('a', 'c'), rest(6)], [...named('a', 'b'), rest(7)])).to.deep.equal({
      a: 'unchanged',
      c: 'unchanged',
      'others that fail': 'unchanged',
    }));
  it('are no more than are told now, and what was among the rest is no new one', () =>
    expect(statesBySubject(named('a', 'c'), [...named('a', 'b'), rest(7)])).to.deep.equal({
      a: 'unchanged',
      b: 'absent',
      c: 'unchanged',
    }));
  it('are more: some of the rest are new, whichever they be', () =>
    expect(statesBySubject([...named('a', 'b'), rest(8)], [...named('a', 'b'), rest(7)])).to.deep.equal({
      a: 'unchanged',
      b: 'unchanged',
      'others that fail': 'new',
    }));
  it('are more than are told, which they were not before', () =>
    expect(statesBySubject([...named('a', 'b'), rest(1)], named('a', 'b', 'c'))).to.deep.equal({
      a: 'unchanged',
      b: 'unchanged',
      'others that fail': 'new',
    }));
  it('are not called mended where they may be among the rest', () => {
    const { findings, untold } = compareFindings([...named('a', 'b'), rest(7)], [...named('b', 'c'), rest(7)]);
    expect(findings.map(({ baseline }) => baseline)).not.to.include('absent');
    expect(untold.map(({ subject }) => subject)).to.deep.equal(['c']);
  });
  it('are new where they fail and the rest was undecided, graver, or waived', () => {
    for (const was of [rest(7, { status: 'unknown' }), rest(7, { severity: 'info' }), rest(7, { waiver })])
      expect(statesBySubject(named('c'), [was])['c']).to.equal('new');
  });
});
