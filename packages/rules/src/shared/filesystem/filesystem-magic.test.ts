import { expect } from 'chai';
import { backingFilesystemName, filesystemNameOf, magic } from './filesystem-magic.js';

describe('file system numbers', () => {
  it('are named as docker info names them', () => {
    const said = [magic.ext, magic.xfs, magic.overlay, magic.btrfs, magic.tmpfs, magic.fuse, magic.zfs].map(
      backingFilesystemName,
    );
    expect(said).to.deep.equal(['extfs', 'xfs', 'overlayfs', 'btrfs', 'tmpfs', 'fuse', 'zfs']);
    expect(
      [magic.bcachefs, magic.plan9, magic.cifs, magic.smb2, magic.msdos, 1].map(backingFilesystemName),
    ).to.deep.equal(Array(6).fill('<unknown>'));
  });

  it('may come with their sign', () => {
    expect(filesystemNameOf(-1859950530)).to.equal('btrfs');
    expect(backingFilesystemName(-2054924042)).to.equal('ramfs');
  });

  it('are each the number of one file system', () => {
    expect(new Set(Object.values(magic)).size).to.equal(Object.keys(magic).length);
  });
});
