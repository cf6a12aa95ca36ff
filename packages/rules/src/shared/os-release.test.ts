import { expect } from 'chai';
import fc from 'fast-check';
import { parseOsRelease } from './os-release.js';

const value = (line: string): string | undefined => parseOsRelease(`ID=x\n${line}\n`).get('NAME');

describe('parseOsRelease', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['NAME=Debian', 'Debian'],
    ['NAME="Debian GNU/Linux"', 'Debian GNU/Linux'],
    ['NAME=\'Debian "GNU"\'', 'Debian "GNU"'],
    ['NAME="a \\"b\\" \\$c \\n"', 'a "b" $c \\n'],
    ['NAME=a\\ b', 'a b'],
    ['NAME="a"\'b\'c', 'abc'],
    ['NAME=a b', 'a'],
    ['NAME=', ''],
    ['NAME="unclosed', 'unclosed'],
    ['# NAME=x', undefined],
    ['NA ME=x', undefined],
    ['NAME=first\nNAME=last', 'last'],
    ['NAME=$(id)', '$(id)'],
  ];
  for (const [line, wanted] of cases) it(`reads ${JSON.stringify(line)}`, () => expect(value(line)).to.equal(wanted));

  it('reads back what a shell would quote', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 50 }).filter(text => !/[\n\r]/.test(text)),
        text => {
          expect(value(`NAME="${text.replace(/[\\"$`]/g, '\\$&')}"`)).to.equal(text);
        },
      ),
    );
  });
  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void parseOsRelease(`A=${text}\n${text}`)));
  });
});
