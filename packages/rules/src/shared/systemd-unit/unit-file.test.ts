import { expect } from 'chai';
import fc from 'fast-check';
import { expandWords, parseExecValue } from './command-line.js';
import { parseEnvironmentFile } from './environment-file.js';
import { splitUnitWords } from './split-words.js';
import { parseUnitFile } from './unit-file.js';

const words = (value: string): readonly string[] | undefined => splitUnitWords(value)?.map(({ text }) => text);

function command(value: string, variables: Readonly<Record<string, string>> = {}): readonly string[] {
  const [first] = parseExecValue(value) ?? [];
  return first ? [first.program, ...expandWords(first, name => variables[name]).map(({ text }) => text)] : [];
}

describe('unit files', () => {
  it('have sections, continued lines and comments between them', () => {
    const text = '[Unit]\nA=1\n# no\n[Service]\nExecStart=/a \\\n# still no\n  -b \\\n\n; no\nType = notify\n';
    expect(parseUnitFile(text)).to.deep.equal([
      { section: 'Unit', key: 'A', value: '1', line: 2, text: 'A=1' },
      { section: 'Service', key: 'ExecStart', value: '/a    -b', line: 5, text: 'ExecStart=/a \\' },
      { section: 'Service', key: 'Type', value: 'notify', line: 10, text: 'Type = notify' },
    ]);
  });

  it('split values into words with quotes and escapes', () => {
    expect(words(`a "b c" 'd e' f"g h"i \\x41\\t\\"`)).to.deep.equal(['a', 'b c', 'd e', 'fg hi', 'A\t"']);
    expect(words('""')).to.deep.equal(['']);
    expect(words('a "b')).to.equal(undefined);
    expect(words('')).to.deep.equal([]);
  });

  it('put variables into commands: whole words are split, others are not', () => {
    const variables = { OPTS: '-D  --label "a b"', ROOT: '/x y' };
    const value = '-/usr/bin/dockerd $OPTS --data-root=${ROOT} $NONE a$ROOT $$HOME %% %t/x';
    expect(command(value, variables)).to.deep.equal([
      '/usr/bin/dockerd',
      '-D',
      '--label',
      'a b',
      '--data-root=/x y',
      'a$ROOT',
      '$HOME',
      '%',
      '/run/x',
    ]);
    expect(command(':/a $OPTS', variables)).to.deep.equal(['/a', '$OPTS']);
    expect(command('@/a argv0 b')).to.deep.equal(['/a', 'b']);
    expect(parseExecValue('/a b ; /c')?.map(({ program }) => program)).to.deep.equal(['/a', '/c']);
  });

  it('read environment files', () => {
    const text = `# no\nA=1 \nB="x y"'z'\nC=a\\\nb\nexport D=1\nE='$x\\n'\n  F = v\n=\nG`;
    expect(parseEnvironmentFile(text).map(({ name, value }) => [name, value])).to.deep.equal([
      ['A', '1'],
      ['B', 'x yz'],
      ['C', 'ab'],
      ['E', '$x\\n'],
      ['F', 'v'],
    ]);
    expect(parseEnvironmentFile(text, { shell: true }).map(({ name }) => name)).to.include('D');
  });

  it('give an outcome for any text, and quoted words come back', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), text => {
        parseUnitFile(`[Service]\nExecStart=${text}\n${text}`);
        parseExecValue(text);
        parseEnvironmentFile(text);
        const quoted = `"${text.replace(/[\\"]/g, '\\$&')}"`;
        expect(words(quoted)).to.deep.equal([text]);
      }),
      { numRuns: 300 },
    );
  });

  it('are read within a second, whatever their size', () => {
    const started = Date.now();
    for (const unit of ['\\\n', 'a=b\\\n', '"', "'\n", 'A="', '\\']) {
      const text = unit.repeat(200_000 / unit.length);
      parseUnitFile(text);
      parseExecValue(text);
      parseEnvironmentFile(text);
    }
    expect(Date.now() - started).to.be.lessThan(2000);
  });
});
