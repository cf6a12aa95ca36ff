import { expect } from 'chai';
import fc from 'fast-check';
import { readDocument } from './document.js';

const path = '/etc/docker/daemon.json';
const read = (text: string, version = '28.5.2'): ReturnType<typeof readDocument> =>
  readDocument(version, path, new TextEncoder().encode(text));

const slips: readonly (readonly [text: string, line: number, column: number, slip: string])[] = [
  ['{\n  "debug": true,\n}\n', 3, 1, 'no comma may follow the last entry'],
  ['{\n  // no\n}\n', 2, 3, 'JSON has no comments'],
  ["{'debug': true}", 1, 2, 'text stands in double quotes'],
  ['{debug: true}', 1, 2, 'keys stand in double quotes'],
  ['{"debug": True}', 1, 11, 'true, false and null are written in small letters, and there is no NaN'],
  ['{\n  "debug": true\n  "ipv6": false\n}', 3, 3, 'a comma is missing before it'],
  ['{\n  "debug": true\n', 2, 16, 'a bracket or a quote is not closed'],
];

describe('readDocument', () => {
  for (const [text, line, column, slip] of slips) {
    it(`places and explains ${JSON.stringify(text)}`, () => {
      const [fault] = read(text).faults;
      expect(fault).to.include({ cause: 'syntax', stops: true, instead: slip });
      expect(fault?.evidence[0]).to.include({ path, line, column });
    });
  }

  it('counts columns in characters, behind a byte order mark too', () => {
    expect(read('\ufeff{"ä": x}').faults[0]?.evidence[0]).to.include({ line: 1, column: 7, text: '{"ä": x}' });
  });

  it('points at the comma that is one too many', () => {
    expect(read('{\n  "debug": true,\n}\n').faults[0]?.evidence[1]).to.include({ line: 2, column: 16 });
  });

  it('takes white space for no configuration since 23.0', () => {
    expect(read(' \n').faults).to.deep.equal([]);
    expect(read(' \n', '20.10.24').faults[0]).to.include({ cause: 'syntax', message: 'EOF' });
  });

  it('takes text after the object before 23.0', () => {
    expect(read('{} x', '20.10.24').faults[0]).to.include({ cause: 'trailing-text', stops: false });
    expect(read('{} x').faults[0]).to.include({ message: "invalid character 'x' after top-level value", stops: true });
  });

  it('gives an outcome for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('20.10.24', '28.5.2'), (bytes, version) => {
        const { faults, root } = readDocument(version, path, bytes);
        if (root === null && bytes.length > 4)
          for (const { evidence } of faults) expect(evidence[0]?.line).to.be.at.least(1);
      }),
      { numRuns: 300 },
    );
  });
});
