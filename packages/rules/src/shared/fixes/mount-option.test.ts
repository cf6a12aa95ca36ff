import { expect } from 'chai';
import { parseFstab, type FstabEntry } from '../filesystem/fstab.js';
import { parseMountinfo, type Mount } from '../filesystem/mountinfo.js';
import { changeMountOptions, editOptions } from './mount-option.js';

const entry = (options: string): FstabEntry => parseFstab(`/dev/sdb /d xfs ${options}`)[0] as FstabEntry;
const mount = parseMountinfo('40 27 8:16 / /d rw - xfs /dev/sdb rw')[0] as Mount;

describe('changeMountOptions', () => {
  it('drops and adds options in fstab', () => {
    expect(editOptions(entry('noexec,nodev'), { drop: ['noexec'] })).to.equal(
      "sed -i.bak '1s|noexec,nodev|nodev|' /etc/fstab",
    );
    expect(editOptions(entry('noexec'), { drop: ['noexec'] })).to.equal("sed -i.bak '1s|noexec|defaults|' /etc/fstab");
    expect(editOptions(entry('defaults'), { add: ['pquota'] })).to.equal(
      "sed -i.bak '1s|defaults|defaults,pquota|' /etc/fstab",
    );
    expect(editOptions(entry('a.b|c'), { add: ['d&e'] })).to.equal(
      "sed -i.bak '1s|a\\.b\\|c|a.b\\|c,d\\&e|' /etc/fstab",
    );
  });

  it('leaves fstab alone where it is right', () => {
    expect(
      changeMountOptions(mount, entry('defaults'), { summary: 'x', drop: ['ro'], remount: 'rw' }).commands,
    ).to.deep.equal(['mount -o remount,rw /d']);
  });

  it('mounts anew what cannot be remounted', () => {
    expect(changeMountOptions(mount, undefined, { summary: 'x', remount: null }).commands).to.deep.equal([
      'umount /d',
      'mount /d',
    ]);
  });
});
