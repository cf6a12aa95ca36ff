import { expect } from 'chai';
import { verdictChanges, type Verdict } from './verdict-changes.js';

const pass: Verdict = { status: 'pass' };
const fail: Verdict = { status: 'fail', severity: 'warning', stops: [] };
const open: Verdict = { status: 'unknown' };
const of = (subject: string, verdict: Verdict): Verdict => ({ ...verdict, subject });

describe('verdictChanges', () => {
  const fine: readonly (readonly [string, readonly Verdict[], readonly Verdict[]])[] = [
    ['the same', [pass], [pass]],
    ['less decided', [pass], [open]],
    ['not applicable any more', [fail], [{ status: 'not-applicable' }]],
    ['less grave', [fail], [{ ...fail, severity: 'info' }]],
    ['one of two undecided', [of('a', pass), of('b', fail)], [of('a', pass), of('b', open)]],
    ['all undecided as one', [of('a', pass), of('b', fail)], [open]],
  ];
  for (const [name, before, after] of fine)
    it(`lets be: ${name}`, () => expect(verdictChanges(before, after)).to.deep.equal([]));

  const wrong: readonly (readonly [string, readonly Verdict[], readonly Verdict[], string])[] = [
    ['a fail that turns into a pass', [fail], [pass], 'fail (warning) became pass'],
    ['a verdict from nothing', [open], [pass], 'unknown became pass'],
    ['a graver fail', [fail], [{ ...fail, severity: 'error' }], 'fail (warning) became fail (error)'],
    ['a fail that stops more', [fail], [{ ...fail, stops: ['x'] }], 'became fail (warning) that stops x'],
    ['a fail that stops less', [{ ...fail, stops: ['x'] }], [fail], 'that stops x became fail (warning)'],
    ['another subject', [of('a', pass)], [of('b', pass), of('a', pass)], 'no verdict became pass for "b"'],
    ['a fail that is gone', [of('a', fail), of('b', pass)], [of('b', pass)], 'gone without a word for "a"'],
  ];
  for (const [name, before, after, words] of wrong)
    it(`tells ${name}`, () => expect(verdictChanges(before, after).join()).to.contain(words));
});
