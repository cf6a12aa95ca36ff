import { expect } from 'chai';
import fc from 'fast-check';
import { readSqliteTable, SqliteFault } from './read-sqlite.js';
import { sqliteSample } from './sqlite-samples.test.js';

const row = ['linux', '/var/lib/containers/storage/libpod', 'vfs', `/${'long/'.repeat(60)}`];
const database = sqliteSample('DBConfig', [[null, 1, ...row]]);

describe('readSqliteTable', () => {
  it('gives the rows of a table, with the number of the row in the place of its key', () => {
    expect(readSqliteTable(database, 'dbconfig')).to.deep.equal([[1, 1, ...row]]);
  });

  it('knows an empty table from one that is not there', () => {
    expect(readSqliteTable(sqliteSample('a', []), 'a')).to.deep.equal([]);
    expect(readSqliteTable(database, 'other')).to.equal(null);
  });

  it('refuses what is no database', () => {
    expect(() => readSqliteTable(new Uint8Array(5000), 'DBConfig')).to.throw(SqliteFault, 'file is not a database');
    expect(() => readSqliteTable(database.subarray(0, 4096), 'DBConfig')).to.throw(SqliteFault, 'beyond its end');
  });

  it('ends for any damage', () => {
    const change = fc.tuple(
      fc.oneof(fc.nat(130), fc.integer({ min: 3900, max: 4110 }), fc.integer({ min: 7600, max: 8191 })),
      fc.nat(255),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), changes => {
        const damaged = database.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        try {
          readSqliteTable(damaged, 'DBConfig');
        } catch (error) {
          expect(error).to.be.instanceOf(SqliteFault);
        }
      }),
      { numRuns: 400 },
    );
  });
});
