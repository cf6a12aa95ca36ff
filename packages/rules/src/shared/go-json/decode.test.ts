import { expect } from 'chai';
import fc from 'fast-check';
import { decodeJson } from './decode.js';
import { goBool, goInt, goString, goUint32, mapOf, pointerTo, sliceOf, structOf, type GoType } from './go-type.js';
import { parseJson } from './parse.js';
import type { JsonNode } from './tree.js';

const tree = (text: string): JsonNode => {
  const outcome = parseJson(new TextEncoder().encode(text));
  if (!outcome.ok) throw new Error(outcome.fault.message);
  return outcome.root;
};

const even: GoType = { kind: 'text', name: 'even', check: text => (text.length % 2 === 0 ? undefined : 'odd') };
const type = structOf('Config', {
  debug: goBool,
  mtu: goInt,
  tick: goUint32,
  names: sliceOf(goString),
  options: mapOf(goString),
  tls: pointerTo(goBool),
  even,
  inner: structOf('Inner', { Path: goString }),
});

const decode = (text: string): { values: unknown; faults: readonly string[] } => {
  const { value, faults } = decodeJson(tree(text), type);
  return {
    values: value instanceof Map ? Object.fromEntries(value) : value,
    faults: faults.map(({ message }) => message),
  };
};

describe('decodeJson', () => {
  it('matches names without case, and prefers the exact one', () => {
    expect(decode('{"DEBUG": true, "MTU": 3}').values).to.deep.equal({ debug: true, mtu: 3n });
  });

  it('lets the last duplicate win, and merges maps and structs', () => {
    expect(decode('{"mtu": 1, "mtu": 2}').values).to.deep.equal({ mtu: 2n });
    const { values } = decode('{"options": {"a": "1"}, "options": {"b": "2"}, "inner": {"path": "x"}, "inner": {}}');
    expect(values).to.deep.equal({
      options: new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
      inner: new Map([['Path', 'x']]),
    });
  });

  it('leaves values as they are for null, and empties lists', () => {
    expect(decode('{"mtu": 1, "mtu": null, "names": ["a"], "names": null}').values).to.deep.equal({
      mtu: 1n,
      names: null,
    });
  });

  it('names every wrong type in Go’s words and goes on', () => {
    expect(decode('{"debug": "true", "mtu": 1.5, "names": "a", "options": {"x": 3}, "tick": -1}').faults).to.deep.equal(
      [
        'json: cannot unmarshal string into Go struct field Config.debug of type bool',
        'json: cannot unmarshal number 1.5 into Go struct field Config.mtu of type int',
        'json: cannot unmarshal string into Go struct field Config.names of type []string',
        'json: cannot unmarshal number into Go struct field Config.options.x of type string',
        'json: cannot unmarshal number -1 into Go struct field Config.tick of type uint32',
      ],
    );
  });

  it('stops at a value that its type refuses', () => {
    const { values, faults } = decode('{"mtu": 7, "even": "odd", "debug": 1}');
    expect(faults).to.deep.equal(['odd']);
    expect(values).to.deep.equal({ mtu: 7n });
  });

  it('gives a result for any JSON', () => {
    const keys = fc.constantFrom('debug', 'Debug', 'mtu', 'names', 'options', 'tls', 'even', 'inner', 'other');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), value => {
        expect(decodeJson(tree(JSON.stringify(value)), type).faults).to.be.an('array');
      }),
      { numRuns: 60 },
    );
  });
});
