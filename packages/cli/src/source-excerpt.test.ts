import { expect } from 'chai';
import { sourceExcerpt } from './source-excerpt.js';

describe('an excerpt of a file', () => {
  it('has a caret below the column', () => {
    expect(sourceExcerpt('a: 1\nbc: x', 2, 5)).to.equal('  2 | bc: x\n    |     ^');
  });
  it('shows no control characters, and a tab as one column', () => {
    expect(sourceExcerpt('a:\t\u001b[31m', 1, 4)).to.equal('  1 | a: \ufffd[31m\n    |    ^');
  });
  it('cuts a long line around the column', () => {
    const [line = '', caret = ''] = sourceExcerpt(`${'x'.repeat(500)}!${'y'.repeat(500)}`, 1, 501).split('\n');
    expect(line.length).to.be.lessThan(140);
    expect(line[caret.indexOf('^')]).to.equal('!');
  });
  it('bears a place that is not there', () => expect(sourceExcerpt('', 3, 1)).to.equal('  3 | \n    | ^'));
});
