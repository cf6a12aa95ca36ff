import { expect } from 'chai';
import fc from 'fast-check';
import { valueDifferences } from './value-differences.js';

const cases: readonly (readonly [what: string, before: unknown, after: unknown, paths: readonly string[]])[] = [
  ['the same', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  ['a text', 'x', 'y', ['']],
  ['a member', { a: 1, b: 2 }, { a: 1, b: 3 }, ['b']],
  ['a member that comes and one that goes', { a: 1 }, { b: 1 }, ['a', 'b']],
  ['what lies deep', { a: { b: { c: null } } }, { a: { b: { c: false } } }, ['a.b.c']],
  ['where it was seen', { a: 1, evidence: { line: 1 } }, { a: 1, evidence: { line: 2 } }, []],
  ['another kind', { a: [1] }, { a: { 0: 1 } }, ['a']],
  ['entries of a list', ['x', 'y'], ['y', 'z'], ['[]', '[]']],
  ['an entry that is there once more', ['x'], ['x', 'x'], ['[]']],
  ['the order alone', ['x', 'y'], ['y', 'x'], ['']],
  [
    'an entry with a name',
    [{ path: '/a', type: 'ext4' }],
    [{ path: '/b' }, { path: '/a', type: 'xfs' }],
    ['[/a].type', '[/b]'],
  ],
];

describe('differences of values', () => {
  for (const [what, before, after, paths] of cases) {
    it(`say where ${what} differs, if it counts`, () => {
      expect(valueDifferences(before, after).map(({ path }) => path)).to.deep.equal(paths);
    });
  }

  it('are none between equals, and some between others', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        const same = JSON.stringify(before) === JSON.stringify(after);
        expect(valueDifferences(before, before)).to.deep.equal([]);
        // The order of members is no difference, so that texts may differ where values do not.
        if (same) expect(valueDifferences(before, after)).to.deep.equal([]);
      }),
    );
  });
});
