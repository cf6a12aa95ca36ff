import { expect } from 'chai';
import fc from 'fast-check';
import { sqliteSample } from '../sqlite/sqlite-samples.test.js';
import { readRpmNdb, readRpmSqlite } from './read-rpm-database.js';
import { RpmFault } from './rpm-fault.js';
import { headerSample, ndbSample, packageSample } from './rpm-samples.test.js';

const runc = packageSample('runc', '1.1.12', '1.el9');
const older = packageSample('kernel', '5.14.0', '427.el9');
const newer = packageSample('kernel', '5.14.0', '503.el9');
const versions = new Map([
  ['runc', '1.1.12-1.el9'],
  ['kernel', '5.14.0-503.el9'],
]);
const sqlite = sqliteSample('Packages', [
  [null, runc],
  [null, older],
  [null, newer],
]);
const ndb = ndbSample([
  { id: 9, header: newer },
  { id: 2, header: older },
  { id: 1, header: runc },
]);

const one = (header: Uint8Array): Uint8Array => sqliteSample('Packages', [[null, header]]);

describe('readRpmSqlite', () => {
  it('gives versions by name, of several the one installed last', () => {
    expect(readRpmSqlite(sqlite, undefined)).to.deep.equal(versions);
  });

  it('takes what was added to the header after it was signed', () => {
    const header = headerSample([
      [1000, 6, 'a'],
      [1001, 6, '1'],
      [1002, 6, '1'],
      [1001, 6, '2'],
    ]);
    expect(readRpmSqlite(one(header), undefined)).to.deep.equal(new Map([['a', '2-1']]));
  });

  it('refuses headers that do not hold together', () => {
    const long = 'x'.repeat(2000);
    for (const [header, why] of [
      [
        headerSample([
          [1000, 6, 'a'],
          [1001, 6, '1'],
        ]),
        'lacks',
      ],
      [
        headerSample([
          [1000, 8, 'a'],
          [1001, 6, '1'],
          [1002, 6, '1'],
        ]),
        'no proper name',
      ],
      [
        headerSample([
          [1000, 6, long],
          [1001, 6, '1'],
          [1002, 6, '1'],
        ]),
        'no proper name',
      ],
      [runc.subarray(0, runc.length - 1), 'another size'],
      [new Uint8Array(4), 'too short'],
      [new Uint8Array(8), 'larger than rpm allows'],
    ] as const)
      expect(() => readRpmSqlite(one(header), undefined)).to.throw(RpmFault, why);
    expect(() => readRpmSqlite(sqliteSample('Other', []), undefined)).to.throw(RpmFault, 'no table');
    expect(() => readRpmSqlite(new Uint8Array(9), undefined)).to.throw(RpmFault, 'not a database');
  });
});

describe('readRpmNdb', () => {
  it('gives versions by name, of several the one installed last, wherever it lies', () => {
    expect(readRpmNdb(ndb)).to.deep.equal(versions);
    expect(readRpmNdb(ndbSample([]))).to.deep.equal(new Map());
  });

  it('refuses packages that lie outside, overlap, come twice or are cut off', () => {
    const changed = (at: number, word: number): Uint8Array => {
      const copy = ndb.slice();
      new DataView(copy.buffer).setUint32(at, word, true);
      return copy;
    };
    for (const [file, why] of [
      [new Uint8Array(4096), 'not in the format'],
      [changed(4, 1), 'version'],
      [changed(12, 90_000), 'cut off'],
      [ndb.subarray(0, ndb.length - 16), 'index is damaged'],
      [changed(64, 0), 'index is damaged'],
      [changed(72, 1), 'index is damaged'],
      [changed(72, 257), 'overlap'],
      [changed(68, 9), 'twice'],
      [changed(4096 + 4, 3), 'package is damaged'],
    ] as const)
      expect(() => readRpmNdb(file), why).to.throw(RpmFault, why);
  });
});

describe('rpm’s databases', () => {
  it('end for any damage', () => {
    const place = fc.oneof(fc.nat(120), fc.integer({ min: 4090, max: 9000 }));
    const change = fc.tuple(place, fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0xff));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), changes => {
        for (const [file, read] of [
          [sqlite, (bytes: Uint8Array) => readRpmSqlite(bytes, undefined)],
          [ndb, readRpmNdb],
        ] as const) {
          const damaged = file.slice();
          for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
          try {
            expect(read(damaged)).to.be.instanceOf(Map);
          } catch (error) {
            expect(error).to.be.instanceOf(RpmFault);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
