import { expect } from 'chai';
import { code, inertMarkdown, verbatim } from './inert-markdown.js';

describe('text in Markdown', () => {
  it('has no HTML', () => expect(inertMarkdown('<script>&amp;')).to.equal('&#60;script&#62;&#38;amp;'));
  it('ends no cell and no code', () => expect(inertMarkdown('a\\|b`c`')).to.equal('a&#92;&#124;b&#96;c&#96;'));
  it('is no link and no emphasis', () =>
    expect(inertMarkdown('[a](b) *c* _d_')).to.equal('&#91;a&#93;(b) &#42;c&#42; &#95;d&#95;'));
  it('keeps names whole', () => expect(inertMarkdown('CONFIG_OVERLAY_FS')).to.equal('CONFIG_OVERLAY_FS'));
  it('mentions nobody and refers to nothing', () =>
    expect(inertMarkdown('@root #12 !3 a@b.c')).to.equal('@&#8203;root #&#8203;12 !&#8203;3 a@&#8203;b.c'));
  it('makes no link of an address', () =>
    expect(inertMarkdown('https://a.b www.c.d')).to.equal('https:&#8203;//a.b www&#8203;.c.d'));
  it('starts no command', () => expect(inertMarkdown('::error::')).to.equal(':&#8203;:error:&#8203;:'));
  it('stays on its line', () => expect(inertMarkdown('a\n  b\r\nc')).to.equal('a<br>b<br>c'));
  it('is code', () => expect(code('a`b')).to.equal('<code>a&#96;b</code>'));
  it('is verbatim, without an end of its own', () =>
    expect(verbatim(['a </pre>', '::b ```'])).to.equal('<pre>\na &lt;/pre&gt;\n&#58;:b ```\n</pre>'));
});
