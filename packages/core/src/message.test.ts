import { expect } from 'chai';
import { formatMessage } from './message.js';

describe('formatMessage', () => {
  it('puts values in, as often as they are named', () => {
    expect(formatMessage('{a} and {b} and {a}', { a: 1, b: 'x' })).to.equal('1 and x and 1');
  });
  it('does not read a value as a message', () => expect(formatMessage('{a}', { a: '{b}', b: 'no' })).to.equal('{b}'));
  it('leaves a placeholder without a value to be seen', () => expect(formatMessage('{a}', {})).to.equal('{a}'));
  it('takes no value from the prototype', () => {
    expect(formatMessage('{constructor} {toString}', {})).to.equal('{constructor} {toString}');
  });
  it('cleans values, which come from the host', () => expect(formatMessage('<{a}>', { a: 'x\ny' })).to.equal('<x y>'));
});
