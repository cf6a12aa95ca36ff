import { expect } from 'chai';
import { judgeBolt } from './bolt-header.js';

const pageSize = 4096;

function fnv(bytes: DataView, at: number): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let index = at; index < at + 56; index++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(bytes.getUint8(index))) * 0x100000001b3n);
  return hash;
}

/** A database of six pages: two metas, the freelist, an empty leaf, and a branch above two leaves. */
function database({
  root = 3n,
  freelist = 2n,
  change,
}: { root?: bigint; freelist?: bigint; change?: (view: DataView) => void } = {}) {
  const view = new DataView(new ArrayBuffer(6 * pageSize));
  for (const page of [0, 1]) {
    const at = page * pageSize + 16;
    view.setUint32(at, 0xed0cdaed, true);
    view.setUint32(at + 4, 2, true);
    view.setUint32(at + 8, pageSize, true);
    view.setBigUint64(at + 16, root, true);
    view.setBigUint64(at + 32, freelist, true);
    view.setBigUint64(at + 40, 6n, true);
    view.setBigUint64(at + 48, BigInt(page), true);
    view.setBigUint64(at + 56, fnv(view, at), true);
  }
  view.setUint16(2 * pageSize + 8, 0x10, true);
  view.setUint16(3 * pageSize + 8, 0x02, true);
  view.setUint16(4 * pageSize + 8, 0x01, true);
  view.setUint16(4 * pageSize + 10, 2, true);
  view.setBigUint64(4 * pageSize + 16 + 8, 3n, true);
  view.setBigUint64(4 * pageSize + 32 + 8, 5n, true);
  view.setUint16(5 * pageSize + 8, 0x02, true);
  change?.(view);
  return new Uint8Array(view.buffer);
}

describe('a database of bbolt', () => {
  it('is sound, empty, or none', () => {
    expect(judgeBolt(database())).to.equal('sound');
    expect(judgeBolt(database({ root: 4n }))).to.equal('sound');
    expect(judgeBolt(new Uint8Array())).to.equal('empty');
    expect(judgeBolt(new TextEncoder().encode('hello'))).to.equal('invalid');
    expect(judgeBolt(new Uint8Array(65_536))).to.equal('invalid');
    expect(judgeBolt(database().subarray(0, pageSize))).to.equal('invalid');
  });

  it('is read by the second meta page where the first is broken', () => {
    expect(judgeBolt(database({ change: view => view.setUint32(16, 0, true) }))).to.equal('sound');
    const both = database({ change: view => [16, pageSize + 16].forEach(at => view.setUint32(at, 0, true)) });
    expect(judgeBolt(both)).to.equal('invalid');
  });

  it('is cut off where a page that is used is not in the file', () => {
    expect(judgeBolt(database().subarray(0, 2 * pageSize))).to.equal('cut-off');
    expect(judgeBolt(database().subarray(0, 3 * pageSize))).to.equal('cut-off');
    expect(judgeBolt(database({ root: 4n }).subarray(0, 5 * pageSize))).to.equal('cut-off');
    expect(judgeBolt(database().subarray(0, 4 * pageSize))).to.equal('sound');
    expect(judgeBolt(database({ freelist: 2n ** 64n - 1n }).subarray(0, 4 * pageSize))).to.equal('sound');
  });

  it('is damaged where a page is of another kind', () => {
    expect(judgeBolt(database({ change: view => view.setUint16(3 * pageSize + 8, 0, true) }))).to.equal('damaged');
    expect(judgeBolt(database({ change: view => view.setUint16(2 * pageSize + 8, 0, true) }))).to.equal('damaged');
  });

  it('that points at itself is left at some time', () => {
    const loop = database({ root: 4n, change: view => view.setBigUint64(4 * pageSize + 24, 4n, true) });
    expect(judgeBolt(loop)).to.equal('sound');
  });
});
