import { expect } from 'chai';
import fc from 'fast-check';
import { InodeSet, seenElsewhere, seenHere, seenNever } from './inode-set.js';

describe('InodeSet', () => {
  it('knows what was put in, as a plain set does', () => {
    const half = fc.oneof(fc.constantFrom(0, 1, 31, 32, 0x7fffffff, 0x80000000, 0xffffffff), fc.nat(5000));
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 5000 }), inodes => {
        const [set, plain] = [new InodeSet(), new Set<string>()];
        for (const [high, low] of inodes) {
          expect(set.add(high, low)).to.equal(plain.has(`${high}:${low}`) ? seenHere : seenNever);
          plain.add(`${high}:${low}`);
        }
        expect(set.size).to.equal(plain.size);
      }),
      { numRuns: 50 },
    );
  });

  it('grows', () => {
    const set = new InodeSet();
    for (let round = 0; round < 2; round++)
      for (let inode = 0; inode < 100_000; inode++) {
        const before = set.add(inode % 3, Math.imul(inode, 2_654_435_761) >>> 0);
        if (before !== [seenNever, seenHere][round]) throw new Error(`inode ${inode}`);
      }
    expect(set.size).to.equal(100_000);
  });

  it('knows what is of this part and what was seen in another', () => {
    const set = new InodeSet();
    set.nextPart();
    expect([1, 2, 1].map(low => set.add(0, low))).to.deep.equal([seenNever, seenNever, seenHere]);
    set.nextPart();
    expect([2, 3, 2, 3].map(low => set.add(0, low))).to.deep.equal([seenElsewhere, seenNever, seenHere, seenHere]);
    for (let inode = 100; inode < 900_000; inode += 32) set.add(0, inode);
    expect([1, 2, 3].map(low => set.add(0, low))).to.deep.equal([seenElsewhere, seenHere, seenHere]);
  });
});
