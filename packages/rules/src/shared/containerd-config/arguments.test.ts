import { expect } from 'chai';
import { parseContainerdArguments } from './arguments.js';

const parse = (line: string, version = '1.7.24') =>
  parseContainerdArguments(
    version,
    line.split(' ').map(text => ({ text, evidence: null })),
  );
const fault = (line: string, version?: string): string | undefined => parse(line, version).fault?.message;

describe('the command line of containerd', () => {
  it('has flags with one dash or two, with a value after them or after an equals sign', () => {
    const { config, root, state, address, logLevel } = parse('-c /c --root=/r -state /s --address /a -l debug');
    const texts = [config, root, state, address, logLevel].map(one => one?.text);
    expect(texts).to.deep.equal(['/c', '/r', '/s', '/a', 'debug']);
    expect(parse('--root /a --root /b').root?.text).to.equal('/b');
  });

  it('is refused for what is wrong with it', () => {
    expect(fault('--rot /x')).to.equal('flag provided but not defined: -rot');
    expect(fault('--root')).to.equal('flag needs an argument: -root');
    expect(fault('-a /x --address /y')).to.equal('Cannot use two forms of the same flag: a address');
    expect(fault('---root /x')).to.equal('bad flag syntax: ---root');
  });

  it('starts no daemon with a command, with help, or since 2.3 with any other word', () => {
    expect(fault('config dump')).to.include('"config" is a command');
    expect(fault('--version')).to.include('makes it print and end');
    expect(fault('--help=false')).to.equal(undefined);
    expect(fault('foo --rot')).to.equal(undefined);
    expect(fault('foo', '2.3.4')).to.include('"foo" is a command');
  });
});
