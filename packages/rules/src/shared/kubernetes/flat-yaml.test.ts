import { expect } from 'chai';
import { readFlatYaml, type FlatValue } from './flat-yaml.js';

const values = (text: string): Record<string, FlatValue> | null => {
  const document = readFlatYaml(text);
  return document && Object.fromEntries([...document].map(([key, { value }]) => [key, value]));
};
const plain = (text: string): FlatValue => ({ kind: 'scalar', text, quoted: false });
const quoted = (text: string): FlatValue => ({ kind: 'scalar', text, quoted: true });

describe('readFlatYaml', () => {
  it('reads scalars, comments and quotes', () => {
    const text =
      '# made by kubeadm\n---\na: systemd # why\nb: "x # y"\nc: \'it\'\'s\'\nd:\ne: ~\nf: 0s\n"g": http://h/#i\n';
    expect(values(text)).to.deep.equal({
      a: plain('systemd'),
      b: quoted('x # y'),
      c: quoted("it's"),
      d: { kind: 'null' },
      e: { kind: 'null' },
      f: plain('0s'),
      g: plain('http://h/#i'),
    });
  });
  it('tells the line', () => {
    expect(readFlatYaml('a: 1\n\n# x\nb: 2')?.get('b')).to.include({ line: 4, text: 'b: 2' });
  });
  it('reads mappings of scalars, and leaves what lies deeper', () => {
    const text = 'auth:\n  x509:\n    file: /a\n  mode: Webhook\nhard:\n  memory.available: "200Mi"\nempty: {}\n';
    expect(values(text)?.auth).to.deep.equal({
      kind: 'map',
      entries: new Map<string, FlatValue>([
        ['x509', { kind: 'unclear', why: 'it is nested' }],
        ['mode', plain('Webhook')],
      ]),
    });
    expect(values(text)?.hard).to.deep.equal({
      kind: 'map',
      entries: new Map([['memory.available', quoted('200Mi')]]),
    });
    expect(values(text)?.empty).to.deep.equal({ kind: 'map', entries: new Map() });
  });
  for (const [name, text] of [
    ['a list', 'k:\n- 10.96.0.10'],
    ['an indented list', 'k:\n  - 10.96.0.10'],
    ['a flow list', 'k: [a]'],
    ['a flow mapping', 'k: {a: 1}'],
    ['a block of text', 'k: |\n  a\n  b'],
    ['an anchor', 'k: &a 1'],
    ['an alias', 'k: *a'],
    ['a tag', 'k: !!bool true'],
    ['a plain text on two lines', 'k: a\n  b'],
    ['an escape', 'k: "a\\n"'],
    ['a quote that is not closed', 'k: "a'],
    ['a key given twice', 'k: true\nk: false'],
  ] as const) {
    it(`does not guess at ${name}`, () => expect(values(text)?.k?.kind).to.equal('unclear'));
  }
  for (const [name, text] of [
    ['two documents', 'a: 1\n---\nb: 2'],
    ['a directive', '%YAML 1.2\n---\na: 1'],
    ['a merge key', '<<: *x\na: 1'],
    ['a tab', 'a:\n\tb: 1'],
    ['a list', '- a'],
    ['a word', 'hello'],
    ['a key of several words', 'a b: 1'],
    ['broken JSON', '{"a": '],
    ['what is indented before the first key', '  a: 1\nb: 2'],
  ] as const) {
    it(`gives up on ${name}`, () => expect(readFlatYaml(text)).to.equal(null));
  }
  it('reads JSON', () => {
    expect(values('{"a": true, "b": "x", "c": {"d": 1, "e": {}}, "f": [], "g": null}')).to.deep.equal({
      a: plain('true'),
      b: quoted('x'),
      c: {
        kind: 'map',
        entries: new Map<string, FlatValue>([
          ['d', plain('1')],
          ['e', { kind: 'unclear', why: 'its value is no mapping of scalars' }],
        ]),
      },
      f: { kind: 'unclear', why: 'its value is no mapping of scalars' },
      g: { kind: 'null' },
    });
  });
  it('takes an empty text as a document without keys', () => expect(values('# nothing\n')).to.deep.equal({}));
});
