import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { createKnownReports } from './known-reports.js';

describe('reports of snapshots that were judged before', () => {
  const known = createKnownReports();
  const mark = (bytes: Uint8Array): string | undefined => known.mark(bytes) ?? known.mark(bytes);
  const packed = gzipSync('a snapshot');

  it('are known by what is packed, and not by when it was or in which file', () => {
    const later = Buffer.from(packed);
    later.writeUInt32LE(1_795_000_000, 4);
    expect(mark(later)).to.equal(mark(packed));
    const named = Buffer.concat([packed.subarray(0, 10), Buffer.from('web-1.tar\0'), packed.subarray(10)]);
    named[3] = 8;
    expect(mark(named)).to.equal(mark(packed));
  });

  it('are of other bytes where any other differs', () => {
    const marks = new Set(
      [...packed.keys()].slice(10).map(at => mark(packed.map((byte, index) => (index === at ? byte ^ 1 : byte)))),
    );
    expect(marks.size).to.equal(packed.length - 10);
    expect(marks).to.not.include(mark(packed));
    expect(mark(packed.subarray(10))).to.not.equal(mark(packed));
  });
});
