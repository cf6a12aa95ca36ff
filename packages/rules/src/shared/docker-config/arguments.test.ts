import { expect } from 'chai';
import fc from 'fast-check';
import { parseArguments, type ParsedArguments } from './arguments.js';

const parse = (words: readonly string[], version = '28.5.2'): ParsedArguments =>
  parseArguments(
    version,
    words.map(text => ({ text, evidence: null })),
  );
const values = (words: readonly string[]): unknown =>
  Object.fromEntries([...parse(words).flags].map(([name, { values: given }]) => [name, given]));

describe('parseArguments', () => {
  it('reads long and short flags as pflag does', () => {
    expect(
      values(['--mtu=1400', '--label', 'a=b', '--label=c=d', '-DH', 'unix:///x', '-l=debug', '-s', 'vfs']),
    ).to.deep.equal({
      mtu: ['1400'],
      label: ['a=b', 'c=d'],
      debug: ['true'],
      host: ['unix:///x'],
      'log-level': ['debug'],
      'storage-driver': ['vfs'],
    });
  });

  const refused: readonly (readonly [words: readonly string[], message: string, version?: string])[] = [
    [['--nosuch'], 'unknown flag: --nosuch'],
    [['--graph', '/x'], 'unknown flag: --graph'],
    [['-DZ'], "unknown shorthand flag: 'Z' in -Z"],
    [['--mtu'], 'flag needs an argument: --mtu'],
    [['--mtu', 'x'], 'invalid argument "x" for "--mtu" flag: strconv.ParseInt: parsing "x": invalid syntax'],
    [['-D', 'true'], '"dockerd" accepts no arguments.: "true"'],
    [['--', '-D'], '"dockerd" accepts no arguments.: "-D"'],
    [['--iptables='], 'invalid argument "" for "--iptables" flag: strconv.ParseBool: parsing "": invalid syntax'],
  ];
  for (const [words, message] of refused) {
    it(`refuses ${words.join(' ')}`, () => {
      expect(parse(words).faults[0]).to.include({ cause: 'arguments', message, stops: true });
    });
  }

  it('knows what ends dockerd by itself', () => {
    expect(parse(['--version']).endsAfter).to.equal('version');
    expect(parse(['-h', '--version']).endsAfter).to.equal('help');
    expect(parse(['--validate'])).to.deep.include({ endsAfter: 'validate', faults: [] });
  });

  it('gives an outcome for any words', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('--', '-', '-D', '--label', '--dns=1,2', '-H', '--default-address-pool'),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.constantFrom('20.10.24', '26.1.5', '29.7.2'),
        (words, version) => {
          expect(parse(words, version).faults.length).to.be.at.most(1);
        },
      ),
      { numRuns: 300 },
    );
  });
});
