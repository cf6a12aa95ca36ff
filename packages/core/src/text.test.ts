import { expect } from 'chai';
import { cleanText } from './text.js';

describe('cleanText', () => {
  it('keeps ordinary text of every language', () => expect(cleanText('/srv/данные/é 字')).to.equal('/srv/данные/é 字'));
  it('takes the escape from a terminal sequence', () =>
    expect(cleanText('a\u001b]0;owned\u0007b')).to.equal('a\ufffd]0;owned\ufffdb'));
  it('keeps text on one line', () => expect(cleanText('a\r\nb\u2028c\u0085d')).to.equal('a  b c d'));
  for (const letter of ['\u202a', '\u202e', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c']) {
    it(`shows what turns the direction of reading: U+${letter.charCodeAt(0).toString(16).padStart(4, '0')}`, () =>
      expect(cleanText(`a${letter}txt.exe`)).to.equal('a\ufffdtxt.exe'));
  }
  for (const letter of [
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u{e0041}',
    '\0',
    '\u009b',
    '\ufffe',
    '\ud800',
    '\udc00',
  ]) {
    it(`shows what hides or steers: U+${letter.codePointAt(0)?.toString(16).padStart(4, '0')}`, () =>
      expect(cleanText(`a${letter}b`)).to.equal('a\ufffdb'));
  }
  it('keeps characters of two halves', () => expect(cleanText('a🐳b')).to.equal('a🐳b'));
  it('leaves no half where it cuts', () => expect(cleanText('a🐳b', 2)).to.equal('a\ufffd…'));
  it('keeps the letters that join others', () => expect(cleanText('می\u200cخواهم')).to.equal('می\u200cخواهم'));
  it('measures before it cleans', () => expect(cleanText('\u{e0041}\u{e0041}', 4)).to.equal('\ufffd\ufffd'));
  it('cuts at the bound', () => expect(cleanText('x'.repeat(50), 10)).to.equal(`${'x'.repeat(10)}…`));
  it('bounds even without being told', () => expect(cleanText('x'.repeat(1e6)).length).to.be.lessThan(2100));
});
