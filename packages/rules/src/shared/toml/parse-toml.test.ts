import { expect } from 'chai';
import fc from 'fast-check';
import { stringify } from 'smol-toml';
import { isTomlTable, parseToml, tomlTypeName, type TomlDocument, type TomlFault } from './parse-toml.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const document = (text: string): TomlDocument => {
  const outcome = parseToml(encode(text));
  if (!outcome.ok) throw new Error(outcome.fault.message);
  return outcome;
};
const fault = (text: string | Uint8Array): TomlFault => {
  const outcome = parseToml(typeof text === 'string' ? encode(text) : text);
  if (outcome.ok) throw new Error('no fault');
  return outcome.fault;
};
const place = (text: string, ...path: (string | number)[]): string => {
  const position = document(text).positionOf(path);
  return position ? `${position.line}:${position.column}` : 'nowhere';
};

describe('parseToml', () => {
  it('gives values, integers apart from floats', () => {
    const { root } = document('a = 1\nb = 1.0\nc = "x"\n[d]\ne = [true, 2024-01-01]\n');
    expect(root['a']).to.equal(1n);
    expect(root['b']).to.equal(1);
    expect(Object.values(root).map(tomlTypeName)).to.deep.equal(['integer', 'float', 'string', 'table']);
    expect(isTomlTable(root['d']) && Array.isArray(root['d']['e']) && root['d']['e'].map(tomlTypeName)).to.deep.equal([
      'boolean',
      'date',
    ]);
  });

  it('says where keys, tables and items stand', () => {
    const text =
      '# x\n[storage] # y\n  driver = "overlay"\n[storage.options]\nlist = [\n  "ä", "b",\n]\noverlay.size = "1"\n';
    expect(place(text, 'storage')).to.equal('2:2');
    expect(place(text, 'storage', 'driver')).to.equal('3:3');
    expect(place(text, 'storage', 'options')).to.equal('4:10');
    expect(place(text, 'storage', 'options', 'list', 1)).to.equal('6:8');
    expect(place(text, 'storage', 'options', 'overlay', 'size')).to.equal('8:9');
    expect(place(text, 'storage', 'none')).to.equal('nowhere');
    expect(document(text).positionOf(['storage', 'driver'])?.text).to.equal('  driver = "overlay"');
  });

  it('counts the tables of an array', () => {
    const text = '[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n[a.b.d]\ne = { f = "}", "g h" = 1 }\n';
    expect(place(text, 'a', 'b', 0, 'c')).to.equal('2:1');
    expect(place(text, 'a', 'b', 1)).to.equal('3:5');
    expect(place(text, 'a', 'b', 1, 'd', 'e', 'g h')).to.equal('6:16');
  });

  it('is not misled by what stands in strings and comments', () => {
    const text = 'a = """x\n[no]\nb = 1 \\""" # [no]\n""""\n\'q.r\' = \'\'\'\nc = 1\'\'\'\n"\\u0062" = "]#"\n';
    expect(place(text, 'no')).to.equal('nowhere');
    expect(place(text, 'q.r')).to.equal('5:1');
    expect(place(text, 'b')).to.equal('7:1');
    expect(place(text, 'c')).to.equal('nowhere');
  });

  it('says where a text stops being TOML', () => {
    const { message, position, certain } = fault('[storage]\ndriver = overlay\n');
    expect(message).to.equal('invalid value');
    expect(position).to.deep.equal({ line: 2, column: 10, text: 'driver = overlay' });
    expect(certain).to.equal(true);
    expect(fault('a = "😀" b').position.column).to.equal(9);
    expect(fault('a = 9223372036854775808').message).to.equal('an integer has more than 64 bits');
    expect(document('a = 9223372036854775807').root['a']).to.equal(9223372036854775807n);
  });

  it('is certain of a key or a table that is there twice, and not of dotted keys that meet', () => {
    for (const text of ['a = 1\na = 2\n', '[a]\n[a]\n', '[a]\nb = 1\n[c]\n[a] # again\n', '[a]\n"b" = 1\nb = {\n}\n'])
      expect(fault(text).certain, text).to.equal(true);
    for (const text of [
      'a.b = 1\n[a]\nc = 2\n',
      '[a.b]\nc = 1\n[a]\nb.c = 2\n',
      '[a]\nb.c = 1\n[a.b]\n',
      'a = { b.c = 1, b.c.d = 2 }\n',
    ])
      expect(fault(text).certain, text).to.equal(false);
  });

  it('refuses dates that no calendar has', () => {
    expect(fault('a = 1\nb = 2023-02-29').position.line).to.equal(2);
    expect(document('a = 2024-02-29').ok).to.equal(true);
  });

  it('refuses bytes that are no UTF-8, and takes a byte order mark', () => {
    expect(fault(Uint8Array.of(0x61, 0x20, 0xff)).position.column).to.equal(3);
    expect(fault(Uint8Array.of(0xff, 0xfe, 0x61, 0)).message).to.equal('invalid UTF-8 byte');
    expect(place('\ufeffa = 1', 'a')).to.equal('1:1');
    expect(document('\ufeffa = 1').hasMark).to.equal(true);
    expect(fault('\ufeff\ufeffa = 1').certain).to.equal(true);
  });

  for (const text of [
    'a = {\nb = 1}',
    'a = { b = 1, }',
    'a = "\\e"',
    'a = "\\x41"',
    'a = 10:20',
    'a = 2024-01-01 10:20Z',
  ])
    it(`names what TOML 1.0 has not: ${JSON.stringify(text)}`, () => {
      expect(document(text).newer).to.be.an('object');
    });

  it('finds nothing newer in TOML 1.0', () => {
    const text =
      'a = { b = "\\\\e", c = [\n1, # x\n] }\nd = \'\\x\'\ne = 10:20:30.5\nf = 2024-01-01T10:20:30+01:00\ng = "10:20"\n';
    expect(document(text).newer).to.equal(null);
  });

  it('knows the place of every key of any document', () => {
    const key = fc.oneof(fc.constantFrom('a', 'b-c', 'd e', 'f.g', '__proto__', '"', 'ü'), fc.string());
    const leaf = fc.oneof(fc.string(), fc.boolean(), fc.maxSafeInteger().map(BigInt), fc.double({ noNaN: true }));
    const { tree } = fc.letrec(tie => ({
      tree: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      value: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(leaf, { maxLength: 3 }),
        fc.array(tie('tree'), { maxLength: 2 }),
        tie('tree'),
      ),
    }));
    fc.assert(
      fc.property(tree, value => {
        let text: string;
        try {
          text = stringify(value as Record<string, unknown>);
        } catch {
          return;
        }
        const parsed = document(text);
        expect(parsed.newer).to.equal(null);
        for (const path of paths(parsed.root)) expect(parsed.positionOf(path), JSON.stringify(path)).to.be.an('object');
      }),
      { numRuns: 80 },
    );
  });

  it('gives a result for any text, also a long and deep one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab.[]{}="\'#\n, 1-:\\u') }), text => {
        const outcome = parseToml(encode(text));
        if (outcome.ok) expect(outcome.positionOf([])).to.equal(undefined);
      }),
      { numRuns: 300 },
    );
    expect(document(`${'a.'.repeat(30_000)}b = 1`).positionOf(['a'])?.column).to.equal(1);
    expect(fault(`a = ${'['.repeat(50_000)}`).message).to.include('nested');
  });
});

function* paths(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    yield here;
    yield* paths(item, here);
  }
}
