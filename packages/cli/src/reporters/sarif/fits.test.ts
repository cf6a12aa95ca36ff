import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { fits } from './fits.js';

const pieces = Array.from({ length: 100 }, (_, at) => `${at * 7919} ä\n`);
const text = pieces.join('');

describe('whether a text fits', () => {
  for (const [name, packed, size] of [
    ['as it is', false, Buffer.byteLength(text)],
    ['packed', true, gzipSync(text).length],
  ] as const)
    it(`is told to the byte, ${name}`, () => {
      expect(fits(pieces, { packed, bytes: size })).to.equal(true);
      expect(fits(pieces, { packed, bytes: size - 1 })).to.equal(false);
    });

  it('is told of parts that are measured one after the other', () => {
    expect(fits(pieces, { packed: false, bytes: Buffer.byteLength(text) }, 50)).to.equal(true);
    expect(fits(pieces, { packed: false, bytes: Buffer.byteLength(text) - 1 }, 50)).to.equal(false);
    expect(fits(pieces, { packed: true, bytes: gzipSync(text).length }, 50)).to.equal(false);
  });

  it('asks for no more of it than it must', () => {
    let made = 0;
    const endless = function* (): Generator<string, void> {
      for (;;) yield String(made++ % 7);
    };
    expect(fits(endless(), { packed: false, bytes: 1000 }, 100)).to.equal(false);
    expect(fits(endless(), { packed: true, bytes: 1000 }, 100)).to.equal(false);
    expect(made).to.be.at.most(10_000);
  });
});
