import { expect } from 'chai';
import { ownEnvironment } from '../own-environment.js';
import { dropLine, replaceLine } from './conf-line.js';

const path = '/etc/some.conf';

describe('a line of a file of settings', () => {
  it('is dropped', () => {
    expect(dropLine({ path, line: 3, text: 'a = [ "b" ]' }, 'Why.')).to.deep.equal({
      summary: 'Why.',
      commands: [`sed -i.bak 3d ${path}`],
      steps: [{ kind: 'replace-line', path, line: 3, from: 'a = [ "b" ]', to: null }],
    });
  });
  it('is replaced by what sed shall not read as an escape', () => {
    const text = String.raw`a = "\n"`;
    expect(replaceLine({ path, line: 3, text: 'a = 1' }, text, 'Why.').commands).to.deep.equal([
      String.raw`sed -i.bak '3c\a = "\\n"' /etc/some.conf`,
    ]);
  });
  for (const text of ['a = [', 'a = """', "a = '''", 't = { a = 1, b = 2 }'])
    it(`is left to people where other lines or settings hang on it: ${text}`, () => {
      expect(dropLine({ path, line: 3, text }, 'Why.').commands).to.deep.equal([]);
    });
  it('is left to people where it is not known', () => {
    expect(dropLine({ path }, 'Why.').commands).to.deep.equal([]);
  });
  it('is unset where it is a variable of the shell', () => {
    expect(dropLine({ path: ownEnvironment, text: 'A=b=c' }, 'Why.').commands).to.deep.equal(['unset A']);
  });
});
