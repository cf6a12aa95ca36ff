import { expect } from 'chai';
import fc from 'fast-check';
import { stringify } from 'smol-toml';
import { decodeToml, type DecodedToml, type TomlFields } from './decode-toml.js';
import { parseToml } from './parse-toml.js';

const fields: TomlFields = {
  storage: {
    driver: 'string',
    priority: 'strings',
    stores: 'extendable',
    transient: 'bool',
    options: { mask: 'uint32', count: 'int', share: 'float', pull: 'string-map', overlay: { size: 'string' } },
    runtimes: 'lists',
    anything: 'any',
  },
};

const decode = (text: string): DecodedToml => {
  const document = parseToml(new TextEncoder().encode(text));
  if (!document.ok) throw new Error(document.fault.message);
  return decodeToml(document, fields);
};
const fault = (text: string): string =>
  decode(`[storage]\n${text}`)
    .faults.map(({ key, message }) => `${key} ${message}`)
    .join('; ');

describe('decodeToml', () => {
  it('gives settings by the names of the struct, which match without case', () => {
    const { settings, faults, unknown } = decode('[Storage]\nDRIVER = "vfs"\noptions.overlay.Size = "1G"\n');
    expect([...settings].map(([key, { value, position }]) => [key, value, position?.line])).to.deep.equal([
      ['storage.driver', 'vfs', 2],
      ['storage.options.overlay.size', '1G', 3],
    ]);
    expect([faults, unknown]).to.deep.equal([[], []]);
  });

  it('names a wrong type', () => {
    expect(fault('driver = 5')).to.equal('storage.driver must be a string, and is an integer');
    expect(fault('transient = "true"')).to.equal('storage.transient must be true or false, and is a string');
    expect(fault('priority = "overlay"')).to.equal('storage.priority must be an array, and is a string');
    expect(fault('priority = [1]')).to.equal('storage.priority must hold strings only, and has an integer');
    expect(fault('stores = ["a", { append = true }]')).to.equal('');
    expect(fault('stores = ["a", { other = true }]')).to.include('has a table');
    expect(fault('options = 1')).to.equal('storage.options must be a table, and is an integer');
    expect(fault('options.mask = -1')).to.equal('storage.options.mask must be from 0 to 4294967295');
    expect(fault('options.mask = "755"')).to.equal('storage.options.mask must be an integer, and is a string');
    expect(fault('options.count = 1.5')).to.equal('storage.options.count must be an integer, and is a float');
    expect(fault('options.share = 1')).to.equal('');
    expect(fault('options.pull = { a = 1 }')).to.equal(
      'storage.options.pull must hold strings only, and has an integer',
    );
    expect(fault('runtimes = { crun = "/x" }')).to.equal('storage.runtimes must be an array, and is a string');
    expect(fault('anything = 2024-01-01')).to.equal('');
  });

  it('says what no field takes, and where', () => {
    const { unknown } = decode('[storage]\nfoo = 1\n[other]\nbar = 2\n');
    expect(unknown.map(({ key, position }) => `${key} ${position?.line}`)).to.deep.equal(['storage.foo 2', 'other 3']);
  });

  it('gives a result for any document', () => {
    const key = fc.constantFrom(
      'storage',
      'driver',
      'options',
      'overlay',
      'size',
      'stores',
      '__proto__',
      'constructor',
    );
    const { tree } = fc.letrec(tie => ({
      tree: fc.dictionary(key, tie('value'), { noNullPrototype: true }),
      value: fc.oneof({ maxDepth: 4 }, fc.string(), fc.boolean(), fc.array(fc.string()), tie('tree')),
    }));
    fc.assert(
      fc.property(tree, value => {
        expect(decode(stringify(value as Record<string, unknown>)).faults).to.be.an('array');
      }),
      { numRuns: 60 },
    );
  });
});
