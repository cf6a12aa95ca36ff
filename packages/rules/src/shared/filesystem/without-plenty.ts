import type { FilesystemAnswer } from '@hostlint/core';

/** More than any engine asks for at its start, beside the 4096 blocks that ext4 may keep back. */
const plentyBytes = 128 * 1024 * 1024;
const mostKeptBlocks = 4096;
const plentyInodes = 1000;

/**
 * A file system with what is left of it told only where that is little. What is left is another number each time one looks; that there is
 * plenty stays the same, and so does all that follows from it.
 */
export function withoutPlenty(answer: FilesystemAnswer): FilesystemAnswer {
  const { blocksFree, blocksAvailable, inodesFree } = answer;
  const plentyBlocks = mostKeptBlocks + Math.ceil(plentyBytes / Math.max(1, answer.blockSizeBytes));
  return {
    ...answer,
    blocksFree: Math.min(blocksFree, plentyBlocks),
    blocksAvailable: Math.min(blocksAvailable, plentyBlocks),
    inodesFree: Math.min(inodesFree, plentyInodes),
  };
}
