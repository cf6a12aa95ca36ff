import { expect } from 'chai';
import { barText } from './progress-bar.js';

describe('the progress of a run over many hosts', () => {
  it('is forty characters, how many, how fast and how long still', () => {
    expect(barText(2000, 10_000, 2000)).to.equal(
      `[${'#'.repeat(8)}${'.'.repeat(32)}] 2,000 of 10,000 hosts, 1,000 a second, 8 s left`,
    );
    expect(barText(10, 10_000, 2000)).to.match(/5 a second, 33 min left$/);
    expect(barText(10, 1_000_000, 2000)).to.match(/55\.6 h left$/);
  });

  it('says no end where nobody knows it', () => {
    expect(barText(50, undefined, 1000)).to.equal('50 hosts, 50 a second');
  });
});
