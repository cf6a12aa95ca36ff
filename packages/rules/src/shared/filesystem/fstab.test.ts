import { expect } from 'chai';
import fc from 'fast-check';
import { fstabEntryOf, parseFstab } from './fstab.js';
import { escapeMountText } from './mount-escapes.js';

const text = `# /etc/fstab: static file system information.
UUID=5f0e-1 /               ext4    errors=remount-ro 0       1
\t/dev/vdb\t/srv/my\\040data/  xfs     defaults,pquota   0       2
/dev/vdc    none            swap    sw
/dev/vdd    /plain          ext4
broken
`;

describe('parseFstab', () => {
  it('reads entries with their lines', () => {
    expect(parseFstab(text).map(({ line, mountPoint, type }) => [line, mountPoint, type])).to.deep.equal([
      [2, '/', 'ext4'],
      [3, '/srv/my data', 'xfs'],
      [4, 'none', 'swap'],
      [5, '/plain', 'ext4'],
    ]);
    expect(parseFstab(text)[1]?.options).to.deep.equal(['defaults', 'pquota']);
    expect(parseFstab(text)[3]?.options).to.deep.equal(['defaults']);
  });

  it('finds the entry of a mount point', () => {
    expect(fstabEntryOf(parseFstab(text), '/srv/my data')?.line).to.equal(3);
    expect(fstabEntryOf(parseFstab(text), '/srv')).to.equal(undefined);
  });

  it('gives back any mount point that was escaped', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
            fc.constantFrom('\u00a0', '\u2028', '\r', ' ', '\n', '\\', '#'),
          ),
        }),
        name => {
          const path = `/${name}a`;
          expect(parseFstab(`/dev/vdb ${escapeMountText(path)} xfs defaults`)[0]?.mountPoint).to.equal(path);
        },
      ),
    );
  });

  it('takes a megabyte of slashes in less than a second', () => {
    const start = Date.now();
    parseFstab(`/dev/vdb ${'/'.repeat(1_000_000)}a xfs ${','.repeat(100_000)}`);
    expect(Date.now() - start).to.be.below(1000);
  });
});
