import { expect } from 'chai';
import fc from 'fast-check';
import { parseJson } from './parse.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const refused: readonly (readonly [text: string, message: string, offset: number])[] = [
  ['', 'unexpected end of JSON input', 0],
  ['{"a": 1,}', "invalid character '}' looking for beginning of object key string", 8],
  ['[1,]', "invalid character ']' looking for beginning of value", 3],
  ['{a: 1}', "invalid character 'a' looking for beginning of object key string", 1],
  ["{'a': 1}", "invalid character '\\'' looking for beginning of object key string", 1],
  ['{"a" 1}', "invalid character '1' after object key", 5],
  ['{"a": 1 "b": 2}', "invalid character '\"' after object key:value pair", 8],
  ['[1 2]', "invalid character '2' after array element", 3],
  ['{"a": 01}', "invalid character '1' after object key:value pair", 7],
  ['{"a": +1}', "invalid character '+' looking for beginning of value", 6],
  ['{"a": 1.}', "invalid character '}' after decimal point in numeric literal", 8],
  ['{"a": 1e}', "invalid character '}' in exponent of numeric literal", 8],
  ['{"a": -}', "invalid character '}' in numeric literal", 7],
  ['{"a": tru}', "invalid character '}' in literal true (expecting 'e')", 9],
  ['{"a": nul', 'unexpected end of JSON input', 9],
  ['{"a": "\t"}', "invalid character '\\t' in string literal", 7],
  ['{"a": "\\x"}', "invalid character 'x' in string escape code", 8],
  ['{"a": "\\u12g4"}', "invalid character 'g' in \\u hexadecimal character escape", 11],
  ['\u00a0{}', "invalid character 'Â' looking for beginning of value", 0],
  ['\ufeff{}', "invalid character 'ï' looking for beginning of value", 0],
  ['\u0000', "invalid character '\\x00' looking for beginning of value", 0],
];

describe('parseJson', () => {
  for (const [text, message, offset] of refused) {
    it(`refuses ${JSON.stringify(text)} as Go does`, () => {
      const outcome = parseJson(bytes(text));
      expect(outcome).to.deep.include({ ok: false });
      expect(!outcome.ok && outcome.fault).to.include({ message, offset });
    });
  }

  it('keeps all members and where they stand', () => {
    const outcome = parseJson(bytes('{"a": 1, "a": [true, null, "x\\ud800"]}'));
    if (!outcome.ok || outcome.root.kind !== 'object') throw new Error('not an object');
    expect(outcome.root.members.map(({ key, start, end }) => [key.value, start, end])).to.deep.equal([
      ['a', 1, 7],
      ['a', 9, 37],
    ]);
    const [, second] = outcome.root.members;
    expect(second?.value).to.have.property('kind', 'array');
  });

  it('tells where text follows the value', () => {
    expect(parseJson(bytes('{} x'))).to.include({ ok: true, trailing: 3 });
    expect(parseJson(bytes(' {} \n'))).to.include({ ok: true, trailing: null });
  });

  it('refuses what is nested deeper than Go allows', () => {
    expect(parseJson(bytes('['.repeat(10_000) + ']'.repeat(10_000))).ok).to.equal(true);
    const outcome = parseJson(bytes('['.repeat(10_001)));
    expect(!outcome.ok && outcome.fault.message).to.equal("invalid character '[' exceeded max depth");
  });

  it('agrees with JSON.parse on any text', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().chain(json => fc.nat(json.length).map(at => json.slice(0, at) + json.slice(at + 1))),
      fc
        .array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', '.', 'e', 'true', 'null', ' ', '\\'), {
          maxLength: 12,
        })
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(text, each => {
        const outcome = parseJson(bytes(each));
        let valid = true;
        try {
          JSON.parse(each);
        } catch {
          valid = false;
        }
        expect(outcome.ok && outcome.trailing === null).to.equal(valid);
      }),
      { numRuns: 400 },
    );
  });

  it('gives an outcome for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), each => {
        const outcome = parseJson(each);
        if (!outcome.ok) expect(outcome.fault.offset).to.be.within(0, each.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is through with a megabyte of anything within a second', () => {
    const started = Date.now();
    for (const unit of ['[', '{"a":', '"', '1', '[],', '{"a":1},', '\\u0000'])
      parseJson(bytes(unit.repeat(1_000_000 / unit.length)));
    expect(Date.now() - started).to.be.lessThan(3000);
  });
});
