import { expect } from 'chai';
import { code, cut, fit, sentence, toJson } from './text.js';

describe('SARIF text', () => {
  it('ends with a period', () => {
    expect(['so', 'so.', 'so? ', 'so:'].map(sentence)).to.deep.equal(['so.', 'so.', 'so?', 'so:.']);
  });
  it('is cut between characters', () => expect(cut('ab😀cd', 4)).to.equal('ab…'));
  it('is well-formed and without control characters', () => {
    expect(fit('a\u0007b\u202ec\ud800d\n\te\u009bf')).to.equal('a b c\ufffdd\n\te f');
    expect(fit('😀ä')).to.equal('😀ä');
  });
  it('is a word of Markdown', () => expect(code('a`b\n#c')).to.equal("`a'b #c`"));
  it('is no command of a job', () => {
    const rude = { text: '##vso[task.setvariable variable=x]y ##[error]z ## heading' };
    expect(toJson(rude, '')).not.to.match(/##(vso)?\[/);
    expect(JSON.parse(toJson(rude, '  '))).to.deep.equal(rude);
  });
});
