import { expect } from 'chai';
import { hang, wrapText } from './layout.js';

describe('layout', () => {
  it('breaks between words', () =>
    expect(wrapText('one two three four five', 20)).to.equal('one two three four\nfive'));
  it('keeps long words whole', () => {
    const path = `/var/lib/${'x'.repeat(40)}`;
    expect(wrapText(`at ${path} now`, 20)).to.equal(`at\n${path}\nnow`);
  });
  it('indents every line', () =>
    expect(wrapText('one two three four five', 22, '  ')).to.equal('  one two three four\n  five'));
  it('keeps lines that are laid out already', () => {
    expect(wrapText('broken here:\n  { "a": , }\n         ^', 20)).to.equal('broken here:\n  { "a": , }\n         ^');
  });
  it('hangs below a heading, and does not count its colour', () => {
    expect(hang('\u001b[2mWhy\u001b[22m ', 'one two three four five', 24)).to.equal(
      '\u001b[2mWhy\u001b[22m one two three four\n    five',
    );
  });
});
