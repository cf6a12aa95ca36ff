import { expect } from 'chai';
import fc from 'fast-check';
import { gunzip } from './gunzip.js';

// The web's own compressor, which Node has, makes the data; rules use neither.
interface Compressor {
  readonly readable: AsyncIterable<Uint8Array>;
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
}
declare const CompressionStream: new (format: 'gzip') => Compressor;

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const { readable, writable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const parts: number[] = [];
  for await (const part of readable) for (const byte of part) parts.push(byte);
  await written;
  return Uint8Array.from(parts);
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('gunzip', () => {
  it('unpacks text', async () => {
    const bytes = encode('CONFIG_OVERLAY_FS=m\n'.repeat(5000));
    expect(gunzip(await gzip(bytes), 1 << 20)).to.deep.equal(bytes);
  });

  it('unpacks what it is given', async () => {
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc.array(fc.constantFrom(1, 2, 3), { maxLength: 3000 }).map(list => Uint8Array.from(list)),
    );
    await fc.assert(
      fc.asyncProperty(any, async bytes => {
        expect(gunzip(await gzip(bytes), 4096)).to.deep.equal(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it('passes over a name, a comment and more in the header', async () => {
    const packed = await gzip(encode('hello'));
    const header = [0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, ...encode('name\0comment\0'), 1, 2];
    expect(gunzip(Uint8Array.from([...header, ...packed.slice(10)]), 100)).to.deep.equal(encode('hello'));
  });

  it('unpacks no more than it may', async () => {
    const packed = await gzip(new Uint8Array(5_000_000));
    expect(() => gunzip(packed, 1_000_000)).to.throw(RangeError, 'larger than 1000000 bytes');
  });

  it('refuses what is cut off', async () => {
    const packed = await gzip(encode('CONFIG_X=y\n'.repeat(20)));
    for (let size = 0; size < packed.length - 8; size++)
      expect(() => gunzip(packed.slice(0, size), 1 << 20), `${size} bytes`).to.throw(RangeError);
  });

  it('ends on any bytes, within its bound', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), bytes => {
        try {
          expect(gunzip(Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, ...bytes]), 100_000).length).to.be.at.most(
            100_000,
          );
        } catch (error) {
          expect(error).to.be.instanceOf(RangeError);
        }
      }),
    );
  });

  it('ends on broken data', async () => {
    const packed = await gzip(encode('CONFIG_OVERLAY_FS=m\n# CONFIG_X is not set\n'.repeat(200)));
    fc.assert(
      fc.property(fc.nat({ max: packed.length - 11 }), fc.nat({ max: 255 }), (at, byte) => {
        const broken = packed.slice();
        broken[10 + at] = byte;
        try {
          gunzip(broken, 1 << 20);
        } catch (error) {
          expect(error).to.be.instanceOf(RangeError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
