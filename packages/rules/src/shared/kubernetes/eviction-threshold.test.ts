import { expect } from 'chai';
import { isMet, parseThreshold } from './eviction-threshold.js';

describe('eviction thresholds', () => {
  it('are shares or quantities', () => {
    expect(parseThreshold('10%')).to.deep.equal({ percent: 10 });
    expect(parseThreshold('1.5Gi')).to.deep.equal({ quantity: 1.5 * 2 ** 30 });
    expect(parseThreshold('500M')).to.deep.equal({ quantity: 5e8 });
    expect(parseThreshold('0')).to.deep.equal({ quantity: 0 });
  });
  for (const text of ['', '110%', '-1Gi', '1 GiB', 'low'])
    it(`are not "${text}"`, () => expect(parseThreshold(text)).to.equal(undefined));
  it('are met below, not at', () => {
    expect([9, 10].map(left => isMet({ percent: 10 }, left, 100))).to.deep.equal([true, false]);
    expect(isMet({ quantity: 5 }, 4, 100)).to.equal(true);
    expect(isMet({ percent: 0 }, 0, 100)).to.equal(false);
  });
});
