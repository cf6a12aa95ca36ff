import { expect } from 'chai';
import type { FilesystemAnswer } from '@hostlint/core';
import { magic } from '../filesystem/filesystem-magic.js';
import { podmanInodes, podmanSpace, type RoomQuestion } from './room.js';

const ask = (answer: Partial<FilesystemAnswer>, more: Partial<RoomQuestion> = {}): RoomQuestion => ({
  answer: {
    magic: magic.ext,
    blockSizeBytes: 1024,
    blocks: 100_000,
    blocksFree: 50_000,
    blocksAvailable: 45_000,
    inodes: 10_000,
    inodesFree: 5_000,
    device: null,
    dType: true,
    dTypeEvidence: '',
    xfs: null,
    ext: null,
    ...answer,
  },
  database: 'sqlite',
  used: false,
  settled: false,
  reservedBlocks: 0,
  ...more,
});

describe('room for podman', () => {
  it('is enough, too little, or in between, by what its first start writes', () => {
    expect(podmanSpace(ask({ blocksFree: 288 }))).to.equal('enough');
    expect(podmanSpace(ask({ blocksFree: 287 }))).to.equal(null);
    expect(podmanSpace(ask({ blocksFree: 119 }))).to.equal('none');
    expect(podmanSpace(ask({ blocksFree: 160 }, { database: 'bolt' }))).to.equal('enough');
    expect(podmanSpace(ask({ magic: magic.xfs, blocksFree: 300 }))).to.equal(null);
  });
  it('counts what is kept for root, but not what ext4 keeps for itself', () => {
    expect(podmanSpace(ask({ blocksFree: 400 }, { reservedBlocks: 300 }))).to.equal('none');
    expect(podmanSpace(ask({ blocksFree: 8000 }, { reservedBlocks: null }))).to.equal('enough');
    expect(podmanSpace(ask({ blocksFree: 2400 }, { reservedBlocks: null }))).to.equal(null);
  });
  it('is not asked for where nothing is written', () => {
    expect(podmanSpace(ask({ blocksFree: 0 }, { settled: true, used: true }))).to.equal('enough');
    expect(podmanInodes(ask({ inodesFree: 0 }, { settled: true, used: true }))).to.equal('enough');
    expect(podmanSpace(ask({ blocks: 0, blocksFree: 0 }))).to.equal('enough');
  });
  it('of a database in use is too little only where nothing is left', () => {
    expect(podmanSpace(ask({ blocksFree: 0 }, { used: true }))).to.equal('none');
    expect(podmanSpace(ask({ blocksFree: 0 }, { used: true, database: 'bolt' }))).to.equal(null);
    expect(podmanSpace(ask({ blocksFree: 0 }, { used: null }))).to.equal(null);
  });
  it('is a matter of inodes as well', () => {
    expect(podmanInodes(ask({ inodesFree: 48 }))).to.equal('enough');
    expect(podmanInodes(ask({ inodesFree: 9 }))).to.equal('none');
    expect(podmanInodes(ask({ inodesFree: 20 }))).to.equal(null);
    expect(podmanInodes(ask({ inodes: 0, inodesFree: 0 }))).to.equal('enough');
  });
});
