import { expect } from 'chai';
import fc from 'fast-check';
import { compareDebVersions } from './deb-version.js';

const rising: readonly string[] = [
  '5.15.0-70.77~20.04.1',
  '5.15.0-70.77',
  '5.15.0-156.166',
  '6.1~rc1-1',
  '6.1.9-1',
  '6.1.123-1~bpo11+1',
  '6.1.123-1',
  '6.1.123-1+deb12u1',
  '6.1.130-1',
  '6.12~rc6-1~exp1',
  '6.12.5-1',
  '1:0.1-1',
];

const version = fc
  .array(fc.constantFrom('0', '1', '09', '10', '.', '-', '~', '+', 'a', 'rc', 'Z', 'u'), { maxLength: 9 })
  .map(parts => `0${parts.join('')}`);

describe('compareDebVersions', () => {
  for (const [index, older] of rising.slice(0, -1).entries()) {
    const newer = rising[index + 1] ?? '';
    it(`knows that ${older} is older than ${newer}`, () => expect(compareDebVersions(older, newer)).to.be.below(0));
  }

  it('takes a missing revision for 0', () => expect(compareDebVersions('1.0', '1.0-0')).to.equal(0));

  it('is an order', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareDebVersions(a, b))).to.equal(-Math.sign(compareDebVersions(b, a)) + 0);
        expect(compareDebVersions(a, a)).to.equal(0);
        if (compareDebVersions(a, b) <= 0 && compareDebVersions(b, c) <= 0)
          expect(compareDebVersions(a, c)).to.be.at.most(0);
      }),
    );
  });
});
