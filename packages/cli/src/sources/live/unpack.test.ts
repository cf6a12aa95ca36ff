import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { unpackGzip } from './unpack.js';

const packed = gzipSync('CONFIG_OVERLAY_FS=y\n'.repeat(1000));

describe('unpackGzip', () => {
  it('gives what was packed', () => {
    expect(Buffer.from(unpackGzip('/proc/config.gz', packed, 1e6)).toString()).to.equal(
      'CONFIG_OVERLAY_FS=y\n'.repeat(1000),
    );
  });
  it('leaves other bytes as they are', () => {
    expect(unpackGzip('/boot/config', Uint8Array.of(67), 10)).to.deep.equal(Uint8Array.of(67));
  });
  it('bounds what comes out', () => {
    expect(() => unpackGzip('/proc/config.gz', packed, 100))
      .to.throw('cannot be unpacked')
      .with.property('reason', 'malformed');
  });
  it('answers for any damage', () => {
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Uint8Array.from(packed);
        damaged[at] = byte;
        try {
          expect(unpackGzip('/x', damaged, 1e6).length).to.be.at.most(1e6);
        } catch (error) {
          expect(error).to.have.property('reason', 'malformed');
        }
      }),
      { numRuns: 200 },
    );
  });
});
