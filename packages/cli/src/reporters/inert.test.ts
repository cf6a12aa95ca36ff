import { expect } from 'chai';
import { inertJson, inertMarks, inertText, inertXml } from './inert.js';

describe('text that no log runs', () => {
  it('starts no line as a command of GitHub does', () =>
    expect(inertText('::error::x\n  ::stop::y\n\u3000::z')).to.equal(': :error::x\n  : :stop::y\n\u3000: :z'));
  it('keeps colons elsewhere', () => expect(inertText('fe80::1 and a::b')).to.equal('fe80::1 and a::b'));
  it('has no command of Azure Pipelines or TeamCity', () =>
    expect(inertText('a ##vso[task] ##[error] ##teamcity[x] ###[')).to.equal(
      'a # #vso[task] # #[error] # #teamcity[x] ## #[',
    ));
  it('keeps comments', () => expect(inertText('## a heading [1]')).to.equal('## a heading [1]'));
  it('may hold within a line what only starts one', () => expect(inertMarks('::x ##[y')).to.equal('::x # #[y'));
  it('means the same as XML', () => expect(inertXml('a\n ::x ##[y')).to.equal('a\n &#58;:x &#35;#[y'));
  it('means the same as JSON', () => {
    const value = { text: '##vso[task.setvariable]' };
    expect(inertJson(JSON.stringify(value))).to.not.contain('##');
    expect(JSON.parse(inertJson(JSON.stringify(value)))).to.deep.equal(value);
  });
});
