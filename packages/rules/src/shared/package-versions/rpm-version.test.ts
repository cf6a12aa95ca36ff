import { expect } from 'chai';
import fc from 'fast-check';
import { compareRpmSegments, compareRpmVersions } from './rpm-version.js';

// From rpm 4.18 tests/rpmvercmp.at.
const known: readonly (readonly [a: string, b: string, sign: number])[] = [
  ['1.0', '1.0', 0],
  ['1.0', '2.0', -1],
  ['2.0.1a', '2.0.1', 1],
  ['5.5p1', '5.5p2', -1],
  ['5.5p10', '5.5p1', 1],
  ['10xyz', '10.1xyz', -1],
  ['xyz10', 'xyz10.1', -1],
  ['xyz.4', '8', -1],
  ['5.5p2', '5.6p1', -1],
  ['6.0.rc1', '6.0', 1],
  ['10b2', '10a1', 1],
  ['1.0aa', '1.0a', 1],
  ['10.0001', '10.1', 0],
  ['10.0001', '10.0039', -1],
  ['4.999.9', '5.0', -1],
  ['20101121', '20101122', -1],
  ['2_0', '2_0', 0],
  ['2.0', '2_0', 0],
  ['a+', 'a_', 0],
  ['+', '_', 0],
  ['1.0~rc1', '1.0', -1],
  ['1.0~rc1', '1.0~rc2', -1],
  ['1.0~rc1~git123', '1.0~rc1', -1],
  ['1.0^', '1.0', 1],
  ['1.0^git1', '1.0^git2', -1],
  ['1.0^git1', '1.01', -1],
  ['1.0^20160101', '1.0.1', -1],
  ['1.0^20160101^git1', '1.0^20160102', -1],
  ['1.0~rc1^git1', '1.0~rc1', 1],
  ['1.0^git1~pre', '1.0^git1', -1],
];

const rising: readonly string[] = [
  '3.10.0-327.36.3.el7',
  '3.10.0-514.el7',
  '4.18.0-425.3.1.el8',
  '4.18.0-425.19.1.el8_7',
  '4.18.0-425.19.2.el8_7',
  '4.18.0-425.19.2.rt7.230.el8_7',
  '4.18.0-553.16.1.el8_10',
  '5.14.0-162.23.1.el9_1',
  '5.14.0-570.25.1.el9_6',
  '5.14.0-570.25.1.el9_6.0.1',
];

const version = fc
  .array(fc.constantFrom('0', '1', '09', '10', '.', '_', '~', '^', 'a', 'rc', 'Z'), { maxLength: 9 })
  .map(parts => parts.join(''));

describe('compareRpmVersions', () => {
  for (const [a, b, sign] of known) {
    it(`compares ${a} with ${b}`, () => {
      expect(Math.sign(compareRpmSegments(a, b))).to.equal(sign);
      expect(Math.sign(compareRpmSegments(b, a))).to.equal(-sign + 0);
    });
  }
  for (const [index, older] of rising.slice(0, -1).entries()) {
    const newer = rising[index + 1] ?? '';
    it(`knows that ${older} is older than ${newer}`, () => expect(compareRpmVersions(older, newer)).to.be.below(0));
  }
  it('is the same both ways round', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareRpmSegments(a, b))).to.equal(-Math.sign(compareRpmSegments(b, a)) + 0);
        expect(compareRpmSegments(a, a)).to.equal(0);
      }),
    );
  });
});
