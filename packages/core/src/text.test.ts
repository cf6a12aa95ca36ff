import { expect } from 'chai';
import { cleanText } from './text.js';

describe('cleanText', () => {
  it('keeps ordinary text of every language', () => expect(cleanText('/srv/данные/é 字')).to.equal('/srv/данные/é 字'));
  it('takes the escape from a terminal sequence', () =>
    expect(cleanText('a\u001b]0;owned\u0007b')).to.equal('a ]0;owned b'));
  it('keeps text on one line', () => expect(cleanText('a\r\nb\u2028c\u0085d')).to.equal('a  b c d'));
  it('drops what turns the direction of reading', () => expect(cleanText('a\u202etxt.exe')).to.equal('a txt.exe'));
  it('cuts at the bound', () => expect(cleanText('x'.repeat(50), 10)).to.equal(`${'x'.repeat(10)}…`));
  it('bounds even without being told', () => expect(cleanText('x'.repeat(1e6)).length).to.be.lessThan(2100));
});
