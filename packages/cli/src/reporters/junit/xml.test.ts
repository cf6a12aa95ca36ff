import { expect } from 'chai';
import { element, parent, xmlAttribute, xmlText } from './xml.js';

describe('XML', () => {
  it('has no markup in text', () => expect(xmlText('<b>&]]>')).to.equal('&lt;b&gt;&amp;]]&gt;'));
  it('has no end of an attribute in it', () => expect(xmlAttribute('"\n\t')).to.equal('&quot;&#10;&#9;'));
  it('shows what may not stand in it', () => {
    expect(xmlText('\0\u001b\u0085\ufffe\uffff\ud800x\udc00')).to.equal('\ufffd'.repeat(5) + '\ufffdx\ufffd');
  });
  it('starts no command of a log', () => expect(xmlText('a\n::b')).to.equal('a\n&#58;:b'));
  it('keeps every letter that may', () => expect(xmlText('é🐳\n字')).to.equal('é🐳\n字'));
  it('closes what is empty', () => expect(element('a', { b: 1 })).to.equal('<a b="1"/>'));
  it('has elements on lines', () => expect(parent('a', {}, ['<b/>', '<c/>'])).to.equal('<a>\n<b/>\n<c/>\n</a>'));
});
