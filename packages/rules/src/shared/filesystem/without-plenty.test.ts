import type { FilesystemAnswer } from '@hostlint/core';
import { expect } from 'chai';
import { withoutPlenty } from './without-plenty.js';

describe('withoutPlenty', () => {
  const answer = (left: Partial<FilesystemAnswer>): FilesystemAnswer => ({
    magic: 0xef53,
    blockSizeBytes: 4096,
    blocks: 9_000_000,
    blocksFree: 0,
    blocksAvailable: 0,
    inodes: 2_000_000,
    inodesFree: 0,
    device: '8:1',
    dType: true,
    dTypeEvidence: '',
    xfs: null,
    ext: null,
    ...left,
  });

  it('says of much only that it is much', () => {
    const seen = withoutPlenty(answer({ blocksFree: 8_000_000, blocksAvailable: 7_000_000, inodesFree: 1_900_000 }));
    expect(seen).to.deep.equal(answer({ blocksFree: 36_864, blocksAvailable: 36_864, inodesFree: 1000 }));
  });

  it('says of little how much it is', () => {
    const little = answer({ blocksFree: 36_000, blocksAvailable: 10, inodesFree: 63 });
    expect(withoutPlenty(little)).to.deep.equal(little);
  });

  it('takes a file system without blocks', () => {
    expect(withoutPlenty(answer({ blockSizeBytes: 0, blocksFree: 5 })).blocksFree).to.equal(5);
  });
});
