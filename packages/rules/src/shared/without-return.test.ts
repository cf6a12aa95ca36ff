import { expect } from 'chai';
import { withoutReturn } from './without-return.js';

describe('a line without its carriage return', () => {
  it('loses one at its end, and nothing else', () => {
    expect(['a\r', 'a\r\r', '\ra', ''].map(withoutReturn)).to.deep.equal(['a', 'a\r', '\ra', '']);
  });
});
