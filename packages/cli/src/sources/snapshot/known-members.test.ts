import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { membersOf, packMembers } from '../archive/gzip-members.js';
import { createKnownMembers } from './known-members.js';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const pieces = [text('one '.repeat(1000)), text(''), text('three')];
const packed = packMembers(pieces);
const most = 1024 * 1024;

/** What comes out of a file, in one. */
function unpacked(bytes: Uint8Array, known = createKnownMembers()): string | undefined {
  const members = membersOf(bytes);
  const found = members && known.unpack(members, most);
  return found && Buffer.concat(found).toString('latin1');
}

describe('members of gzip that say how long they are', () => {
  it('are read by everybody as one file', () => {
    expect(gunzipSync(packed).toString()).to.equal(Buffer.concat(pieces).toString());
  });

  it('are found without unpacking, and unpacked the same the first time and later', () => {
    expect(membersOf(packed)?.map(({ size }) => size)).to.deep.equal([4000, 0, 5]);
    const known = createKnownMembers();
    for (let time = 0; time < 4; time++) expect(unpacked(packed, known)).to.equal(Buffer.concat(pieces).toString());
  });

  it('are none where one does not say it, or lies', () => {
    expect(membersOf(gzipSync('x'))).to.equal(undefined);
    expect(membersOf(Buffer.concat([packed, gzipSync('x')]))).to.equal(undefined);
    expect(membersOf(packed.subarray(0, -1))).to.equal(undefined);
    const [first, second] = [membersOf(packMembers([text('a')])), membersOf(packMembers([text('b')]))];
    const both = Buffer.concat([first?.[0]?.packed ?? text(''), second?.[0]?.packed ?? text('')]);
    // The first says that it is as long as both.
    const lie = Uint8Array.from(both);
    new DataView(lie.buffer).setUint32(16, lie.length, true);
    expect(membersOf(lie)).to.have.length(1);
    expect(unpacked(lie)).to.equal(undefined);
    expect(unpacked(both)).to.equal('ab');
  });

  it('are not unpacked where all are too large', () => {
    expect(createKnownMembers().unpack(membersOf(packed) ?? [], 4004)).to.equal(undefined);
    const bomb = Uint8Array.from(packMembers([new Uint8Array(most)]));
    new DataView(bomb.buffer).setUint32(bomb.length - 4, 10, true);
    expect(unpacked(bomb)).to.equal(undefined);
  });

  it('are what gzip makes of them, whatever the bytes, and teach nothing wrong', () => {
    const known = createKnownMembers();
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, byte) => {
        const bytes = Uint8Array.from(packed);
        bytes[at] = byte;
        const found = unpacked(bytes, known);
        if (found !== undefined) expect(found).to.equal(gunzipSync(bytes).toString('latin1'));
        expect(unpacked(packed, known)).to.equal(Buffer.concat(pieces).toString());
      }),
      { numRuns: 1000 },
    );
  });
});
