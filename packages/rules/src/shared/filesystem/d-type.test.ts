import type { FilesystemAnswer } from '@hostlint/core';
import { expect } from 'chai';
import { seeDType } from './d-type.js';
import { filesystemKind } from './filesystem-kind.js';
import { magic, type FilesystemName } from './filesystem-magic.js';

const see = (family: FilesystemName, answer: Partial<FilesystemAnswer>) =>
  seeDType(
    { dType: null, dTypeEvidence: 'the directory is empty', xfs: null, ext: null, ...answer } as FilesystemAnswer,
    filesystemKind(magic[family], null),
  );

describe('seeDType', () => {
  it('trusts what was seen more than flags', () => {
    expect(see('ext', { dType: false, ext: { filetype: true, casefold: false } }).dType).to.equal(false);
  });

  it('goes by the flags of the file system', () => {
    expect(see('xfs', { xfs: { version: 4, ftype: false } }).dType).to.equal(false);
    expect(see('ext', { ext: { filetype: true, casefold: false } }).dType).to.equal(true);
  });

  it('knows what always returns it, and guesses nothing else', () => {
    for (const family of ['btrfs', 'tmpfs', 'ramfs', 'f2fs', 'zfs'] as const)
      expect(see(family, {}).dType, family).to.equal(true);
    for (const family of ['ext', 'xfs', 'nfs', 'overlay', 'fuse'] as const) {
      expect(see(family, {}), family).to.deep.equal({ dType: null, dTypeEvidence: 'the directory is empty' });
    }
  });
});
