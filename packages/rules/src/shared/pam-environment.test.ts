import { expect } from 'chai';
import { parsePamEnvironment } from './pam-environment.js';

const values = (text: string) =>
  Object.fromEntries([...parsePamEnvironment('/etc/environment', text)].map(([name, { value }]) => [name, value]));

describe('/etc/environment', () => {
  it('has a variable on each line, the last of one name counts', () => {
    expect(values('A=1\nB=2\nA=3\n')).to.deep.equal({ A: '3', B: '2' });
  });
  it('may say export, quote a value, and comment', () => {
    expect(values(' export A="b c"\nD=\'e\' # why\n# F=1\n')).to.deep.equal({ A: 'b c', D: 'e' });
  });
  it('has lines that are no variables', () => {
    expect(values('A\n=1\nB-C=1\n\n')).to.deep.equal({});
  });
  it('tells the line', () => {
    expect(parsePamEnvironment('/etc/environment', '\nA=1').get('A')?.evidence).to.deep.equal({
      path: '/etc/environment',
      line: 2,
      text: 'A=1',
    });
  });
});
