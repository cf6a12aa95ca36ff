import type { FilesystemAnswer } from '@hostlint/core';
import { expect } from 'chai';
import { magic } from '../filesystem/filesystem-magic.js';
import { inodesFor, spaceFor } from './room.js';

const answer = (part: Partial<FilesystemAnswer>): FilesystemAnswer => ({
  magic: magic.ext,
  blockSizeBytes: 1024,
  blocks: 56_037,
  blocksFree: 50_000,
  blocksAvailable: 50_000,
  inodes: 1000,
  inodesFree: 900,
  device: null,
  dType: true,
  dTypeEvidence: '',
  xfs: null,
  ext: null,
  ...part,
});

describe('room for dockerd', () => {
  it('does not take what ext4 keeps back for free', () => {
    const full = answer({ blocksFree: 1310, blocksAvailable: 0 });
    expect(spaceFor({ answer: full, used: false, reservedBlocks: 1310 })).to.equal('none');
    expect(spaceFor({ answer: full, used: true, reservedBlocks: 1310 })).to.equal('none');
    expect(spaceFor({ answer: full, used: false, reservedBlocks: null })).to.equal(null);
  });
  it('takes what is kept for root', () => {
    expect(spaceFor({ answer: answer({ blocksAvailable: 0 }), used: false, reservedBlocks: 1310 })).to.equal('enough');
  });
  it('believes the available blocks of btrfs', () => {
    const full = answer({
      magic: magic.btrfs,
      blockSizeBytes: 4096,
      blocksFree: 19_224,
      blocksAvailable: 0,
      inodes: 0,
      inodesFree: 0,
    });
    expect(spaceFor({ answer: full, used: false, reservedBlocks: 0 })).to.equal('none');
    expect(spaceFor({ answer: full, used: true, reservedBlocks: 0 })).to.equal(null);
    expect(inodesFor(false, full)).to.equal('enough');
  });
  it('leaves open what depends on what is there', () => {
    const little = answer({ magic: magic.xfs, blocksFree: 300, inodesFree: 40 });
    expect(spaceFor({ answer: little, used: false, reservedBlocks: 0 })).to.equal(null);
    expect(inodesFor(false, little)).to.equal(null);
    expect(inodesFor(true, answer({ inodesFree: 5 }))).to.equal(null);
  });
  it('knows that none is too few', () => {
    expect(inodesFor(true, answer({ inodesFree: 0 }))).to.equal('none');
    expect(inodesFor(false, answer({ inodesFree: 20 }))).to.equal('none');
  });
  it('takes a file system without a size for endless, such as ramfs', () => {
    expect(spaceFor({ answer: answer({ blocks: 0, blocksFree: 0 }), used: false, reservedBlocks: 0 })).to.equal(
      'enough',
    );
  });
});
