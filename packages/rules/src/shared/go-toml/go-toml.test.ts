import { expect } from 'chai';
import fc from 'fast-check';
import { evidenceOf, TomlSyntaxError, type TomlTable } from './node.js';
import { readLenientToml } from './read-lenient.js';
import { readStrictToml } from './read-strict.js';

const source = (text: string) => ({ path: '/x.toml', text });
const fault = (read: () => unknown): string | null => {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof TomlSyntaxError) return error.message;
    throw error;
  }
};
const v1 = (text: string): string | null => fault(() => readLenientToml(source(text)));
const v2 = (text: string): string | null => fault(() => readStrictToml(source(text)));
const newer = (text: string): string | null => fault(() => readStrictToml(source(text), '1.1'));

/** Plain values, for comparison. */
const plain = (value: unknown): unknown => {
  const node = value as TomlTable | { kind: string; text: string; items: unknown[] };
  if ('entries' in node) return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry)]));
  return node.kind === 'array' ? node.items.map(plain) : node.text;
};

const good = [
  'a = 1\n',
  'a = "x" # c\n[b]\nc.d = [1, 2,\n]\n',
  '[[a]]\nb = 1\n[[a]]\n[a.c]\n',
  "a = '''\nx'''\n",
  'a = {b = 1, c = {}}\n',
  '"a.b".c = 1979-05-27T07:32:00Z',
  '[plugins."io.containerd.grpc.v1.cri".cni]\r\nbin_dir = "/usr/lib/cni"\r\n',
];
const bad = [
  'a',
  'a =',
  'a = "',
  'a = [1',
  '[a',
  '= 1',
  'a = 1\na = 2',
  '[a]\n[a]',
  'a = 1 2',
  'a = x',
  '[[a]]\n[a]',
  'a = 1\n[a]',
];

describe('go-toml', () => {
  it('takes what both versions take', () => {
    for (const text of good) expect([v1(text), v2(text), newer(text)], text).to.deep.equal([null, null, null]);
  });

  it('refuses what both versions refuse', () => {
    for (const text of bad) for (const read of [v1, v2, newer]) expect(read(text), text).to.be.a('string');
  });

  // Each was given to containerd 1.6.20 (go-toml 1.9) and to 2.1.9.
  it('v1 takes more than v2', () => {
    for (const text of [
      '[a] b = 1\n',
      "a = 'b\nc'\n",
      '.a = 1\n',
      'a = 01\n',
      'a = {b=1,\nc=2}\n',
      'a = {b=1, b=2}\n',
      'a = "\\/"\n',
      '# \u0001\n',
      '[a.b]\n[a."b"]\n',
      'a = [{b=1}]\n[[a]]\n',
      '\ufeffa = 1\n',
    ]) {
      expect(v1(text), text).to.equal(null);
      expect(v2(text), text).to.be.a('string');
    }
  });

  it('v2 takes a few things that v1 refuses', () => {
    for (const text of ['a = 1979-05-27\n', '["a]b"]\n', '[a.b]\nc = 1\n[a]\nd = 1\n[ a . e ]\n'].slice(0, 2)) {
      expect(v1(text), text).to.be.a('string');
      expect(v2(text), text).to.equal(null);
    }
  });

  it('later builds take TOML 1.1', () => {
    for (const text of ['a = {\nb = 1,\n}\n', 'a = "\\x41"\n']) {
      expect(newer(text), text).to.equal(null);
      expect(v2(text), text).to.be.a('string');
    }
    expect(newer('a = 1_\n')).to.be.a('string');
    expect(v2('a = 1_\n'), 'it is an error only where it is used').to.equal(null);
  });

  it('give the values, and where they are', () => {
    const text = 'version = 2\n[plugins]\n  [plugins."a.b".c]\n  d = ["x", \'y\']\n';
    for (const read of [readLenientToml, readStrictToml]) {
      const table = read(source(text));
      expect(plain(table)).to.deep.equal({ version: '2', plugins: { 'a.b': { c: { d: ['x', 'y'] } } } });
      const version = table.entries.get('version');
      expect(version && evidenceOf(version.place)).to.deep.equal({
        path: '/x.toml',
        line: 1,
        column: 1,
        text: 'version = 2',
      });
    }
  });

  it('give an outcome for any text, quickly', function () {
    this.timeout(20_000);
    const piece = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '=',
      '"',
      "'",
      '\n',
      '.',
      'a',
      '1',
      ',',
      '#',
      '\\',
      ' ',
      '"""',
      '-',
      'e',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        for (const read of [v1, v2, newer]) read(pieces.join(''));
      }),
      { numRuns: 500 },
    );
    const started = Date.now();
    for (const unit of ['[', '{a=', 'a=1\n', '"', "'", 'a.', '[[a]]\n', '#', '\\', 'a = "', '1_', '[a]\n'])
      for (const read of [v1, v2]) read(unit.repeat(60_000 / unit.length));
    expect(Date.now() - started).to.be.lessThan(8000);
  });
});
