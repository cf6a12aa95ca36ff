import { expect } from 'chai';
import fc from 'fast-check';
import { readSqliteTable, SqliteFault, sqliteRows } from './read-sqlite.js';
import { logSample, sqliteSample } from './sqlite-samples.test.js';

const row = ['linux', '/var/lib/containers/storage/libpod', 'vfs', `/${'long/'.repeat(60)}`];
const database = sqliteSample('DBConfig', [[null, 1, ...row]]);
const long = Uint8Array.from({ length: 20_000 }, (_, index) => index % 251);
const longOnes = sqliteSample('Packages', [[null, long]]);

const pagesOf = (file: Uint8Array, ...numbers: readonly number[]): ReadonlyMap<number, Uint8Array> =>
  new Map(numbers.map(number => [number, file.slice((number - 1) * 4096, number * 4096)]));
const valuesOf = (file: Uint8Array, table: string, log?: Uint8Array): unknown =>
  [...(sqliteRows(file, table, log) ?? [])].map(found => found.values());

describe('readSqliteTable', () => {
  it('gives the rows of a table, with the number of the row in the place of its key', () => {
    expect(readSqliteTable(database, 'dbconfig')).to.deep.equal([[1, 1, ...row]]);
  });

  it('knows an empty table from one that is not there', () => {
    expect(readSqliteTable(sqliteSample('a', []), 'a')).to.deep.equal([]);
    expect(readSqliteTable(database, 'other')).to.equal(null);
  });

  it('follows a row that does not fit in its page, whole or in parts', () => {
    expect(readSqliteTable(longOnes, 'Packages')).to.deep.equal([[1, long]]);
    const [bytes] = [...(sqliteRows(longOnes, 'Packages') ?? [])].map(found => found.bytes(1));
    for (const [from, length] of [
      [0, 8],
      [0, 5000],
      [9000, 100],
      [19_990, 10],
    ] as const)
      expect(bytes?.read(from, length)).to.deep.equal(long.slice(from, from + length));
    expect(() => bytes?.read(19_990, 11)).to.throw(SqliteFault, 'beyond its row');
  });

  it('refuses a row whose pages lead back', () => {
    const damaged = longOnes.slice(0, 3 * 4096);
    new DataView(damaged.buffer).setUint32(2 * 4096, 3);
    expect(() => readSqliteTable(damaged, 'Packages')).to.throw(SqliteFault, 'in circles');
  });

  it('refuses what is no database', () => {
    expect(() => readSqliteTable(new Uint8Array(5000), 'DBConfig')).to.throw(SqliteFault, 'file is not a database');
    expect(() => readSqliteTable(database.subarray(0, 4096), 'DBConfig')).to.throw(SqliteFault, 'beyond its end');
  });

  it('ends for any damage', () => {
    const at = (from: number, to: number) => fc.integer({ min: from, max: to });
    const change = fc.tuple(
      fc.oneof(fc.nat(130), at(3900, 4110), at(7600, 8191), at(8190, 8200), at(12_285, 12_295)),
      fc.nat(255),
    );
    fc.assert(
      fc.property(fc.constantFrom(database, longOnes), fc.array(change, { maxLength: 8 }), (file, changes) => {
        const damaged = file.slice();
        for (const [place, byte] of changes) if (place < damaged.length) damaged[place] = byte;
        try {
          readSqliteTable(damaged, 'DBConfig');
          readSqliteTable(damaged, 'Packages');
        } catch (error) {
          expect(error).to.be.instanceOf(SqliteFault);
        }
      }),
      { numRuns: 800 },
    );
  });
});

describe('the write-ahead log of a database', () => {
  const old = sqliteSample('t', [[null, 1]]);
  const newer = sqliteSample('t', [
    [null, 1],
    [null, 2],
  ]);
  const log = logSample(pagesOf(newer, 2), 2);

  it('goes before its pages', () => {
    expect(valuesOf(old, 't', log)).to.deep.equal([
      [1, 1],
      [2, 2],
    ]);
  });

  it('may add pages that the file does not have', () => {
    expect(
      valuesOf(sqliteSample('Packages', []), 'Packages', logSample(pagesOf(longOnes, 2, 3, 4, 5, 6), 6)),
    ).to.deep.equal([[1, long]]);
  });

  it('does not count without a commit, after a wrong checksum, or where it is of another turn', () => {
    expect(valuesOf(old, 't', logSample(pagesOf(newer, 2), 0)), 'no commit').to.deep.equal([[1, 1]]);
    expect(valuesOf(old, 't', log.subarray(0, log.length - 1)), 'cut off').to.deep.equal([[1, 1]]);
    for (const place of [5, 17, 40, 50, 4000]) {
      const damaged = log.slice();
      damaged[place] = (damaged[place] as number) ^ 1;
      expect(valuesOf(old, 't', damaged), `byte ${place}`).to.deep.equal([[1, 1]]);
    }
    expect(valuesOf(old, 't', new Uint8Array())).to.deep.equal([[1, 1]]);
  });

  it('ends for any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 6 }), changes => {
        const damaged = log.slice();
        for (const [place, byte] of changes) damaged[place] = byte;
        try {
          expect(valuesOf(old, 't', damaged)).to.be.an('array');
        } catch (error) {
          expect(error).to.be.instanceOf(SqliteFault);
        }
      }),
    );
  });
});
