import { expect } from 'chai';
import fc from 'fast-check';
import { boltSample } from './bolt-samples.test.js';
import { BoltFault, readBoltBucket } from './read-bolt.js';

const database = boltSample('runtime-config', {
  'graph-driver-name': 'vfs',
  'graph-root': '/var/lib/containers/storage',
});

describe('readBoltBucket', () => {
  it('gives the keys and values of a bucket', () => {
    expect(Object.fromEntries(readBoltBucket(database, 'runtime-config') ?? [])).to.deep.equal({
      'graph-driver-name': 'vfs',
      'graph-root': '/var/lib/containers/storage',
    });
  });

  it('knows an empty bucket from one that is not there', () => {
    expect(readBoltBucket(boltSample('ctr', {}), 'ctr')?.size).to.equal(0);
    expect(readBoltBucket(database, 'other')).to.equal(null);
  });

  it('takes the other meta page where one is damaged', () => {
    for (const page of [0, 4096]) {
      const damaged = database.slice();
      damaged[page + 16] = 0;
      expect(readBoltBucket(damaged, 'runtime-config')?.get('graph-driver-name')).to.equal('vfs');
    }
  });

  it('refuses what is no database', () => {
    expect(() => readBoltBucket(new TextEncoder().encode('garbage\n'), 'ctr')).to.throw(
      BoltFault,
      'no valid meta page',
    );
    expect(() => readBoltBucket(database.subarray(0, 8192), 'ctr')).to.throw(BoltFault, 'beyond its end');
  });

  it('ends for any damage', () => {
    const change = fc.tuple(fc.oneof(fc.nat(200), fc.integer({ min: 12_288, max: 12_700 })), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), changes => {
        const damaged = database.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        try {
          readBoltBucket(damaged, 'runtime-config');
        } catch (error) {
          expect(error).to.be.instanceOf(BoltFault);
        }
      }),
      { numRuns: 300 },
    );
  });
});
