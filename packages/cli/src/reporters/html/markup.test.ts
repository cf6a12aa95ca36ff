import { expect } from 'chai';
import { escapeHtml, htmlOf, joined, markup } from './markup.js';

describe('markup', () => {
  it('escapes all that is put in', () => {
    expect(htmlOf(markup`<p title="${'"><script>'}">${"a & b's <i>"}</p>`)).to.equal(
      '<p title="&quot;&gt;&lt;script&gt;">a &amp; b&#39;s &lt;i&gt;</p>',
    );
  });

  it('takes markup as it is, and lists one after the other', () => {
    const items = ['a', '<'].map(text => markup`<li>${text}</li>`);
    expect(htmlOf(markup`<ul>${items}</ul>`)).to.equal('<ul><li>a</li><li>&lt;</li></ul>');
    expect(htmlOf(joined(items, ' & '))).to.equal('<li>a</li> &amp; <li>&lt;</li>');
  });

  it('leaves out what is not there, but not a nought', () => {
    expect(htmlOf(markup`${null}${undefined}${false}${0}${''}`)).to.equal('0');
  });

  it('has no indentation of its own, and keeps that of what is put in', () => {
    expect(
      htmlOf(markup`
        <pre>${'a\n  b\tc'}</pre>`),
    ).to.equal('\n<pre>a\n  b\tc</pre>');
  });
});

describe('escapeHtml', () => {
  const table: readonly (readonly [title: string, text: string, shown: string])[] = [
    ['what turns text around', 'a\u202eb\u2066c\u200fd', 'a⟨U+202E⟩b⟨U+2066⟩c⟨U+200F⟩d'],
    ['colours of terminals', '\u001b[31mred\u009b0m', '␛[31mred⟨U+009B⟩0m'],
    ['ends of strings and lines', 'a\0b\rc\u2028d\u007f', 'a␀b␍c⟨U+2028⟩d␡'],
    ['half a letter', 'a\ud83d b\udc00', 'a\ufffd b\ufffd'],
    ['what has no width', 'a\u200bb\ufeffc\u00add', 'a⟨U+200B⟩b⟨U+FEFF⟩c⟨U+00AD⟩d'],
    ['letters of all kinds as they are', 'äß漢🙂\tא\n', 'äß漢🙂\tא\n'],
  ];
  for (const [title, text, shown] of table) it(`shows ${title}`, () => expect(escapeHtml(text)).to.equal(shown));
});
