import { expect } from 'chai';
import fc from 'fast-check';
import { parseKernelCmdline } from './kernel-cmdline.js';

const pairs = (text: string): readonly (readonly [string, string | null])[] =>
  parseKernelCmdline(text).map(({ name, value }) => [name, value]);

describe('parseKernelCmdline', () => {
  it('splits at blanks', () =>
    expect(pairs('BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro quiet\n')).to.deep.equal([
      ['BOOT_IMAGE', '/vmlinuz'],
      ['root', '/dev/sda1'],
      ['ro', null],
      ['quiet', null],
    ]));
  it('keeps what is quoted together', () =>
    expect(pairs('a="b c" "d=e f" g')).to.deep.equal([
      ['a', 'b c'],
      ['d', 'e f'],
      ['g', null],
    ]));
  it('holds - and _ for the same in names alone', () =>
    expect(pairs('module-blacklist=a-b')).to.deep.equal([['module_blacklist', 'a-b']]));
  it('leaves to init what comes after --', () => expect(pairs('ro -- nomodule')).to.deep.equal([['ro', null]]));
  it('reads a quote that is never closed', () => expect(pairs('a="b c')).to.deep.equal([['a', 'b c']]));
  it('keeps further = in the value', () => expect(pairs('root=UUID=1')).to.deep.equal([['root', 'UUID=1']]));

  it('reads back plain words', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9_.]{0,10}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.option(word))), words => {
        const text = words.map(([name, value]) => (value === null ? name : `${name}=${value}`)).join(' ');
        expect(pairs(text)).to.deep.equal(words);
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), text => void parseKernelCmdline(text)));
  });
});
