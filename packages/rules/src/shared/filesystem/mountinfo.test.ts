import { expect } from 'chai';
import fc from 'fast-check';
import { escapeMountText } from './mount-escapes.js';
import { isReadOnly, isWithin, mountOf, parseMountinfo } from './mountinfo.js';

const host = [
  '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard',
  '40 27 254:16 / /var/lib/docker rw,noexec shared:3 master:1 - xfs /dev/vdb rw,prjquota',
  '41 27 0:50 / /mnt/with\\040space\\134and\\011tab rw - tmpfs tmpfs rw',
  '42 27 254:16 /sub /srv/bind ro - xfs /dev/vdb rw,prjquota',
].join('\n');

/** With the blanks that the kernel does not escape more often than chance has them. */
const anyCharacter = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom('\u00a0', '\u2028', '\r', '\v', '\ufeff', ' ', '\n', '\\', '#'),
);

const pointOf = (text: string, path: string): string | undefined => mountOf(parseMountinfo(text), path)?.source;

describe('parseMountinfo', () => {
  it('reads every field', () => {
    expect(parseMountinfo(host)[1]).to.deep.equal({
      line: 2,
      id: 40,
      parentId: 27,
      device: '254:16',
      root: '/',
      mountPoint: '/var/lib/docker',
      options: ['rw', 'noexec'],
      propagation: ['shared:3', 'master:1'],
      type: 'xfs',
      source: '/dev/vdb',
      superOptions: ['rw', 'prjquota'],
      text: '40 27 254:16 / /var/lib/docker rw,noexec shared:3 master:1 - xfs /dev/vdb rw,prjquota',
    });
  });

  it('undoes octal escapes', () => {
    expect(parseMountinfo(host)[2]?.mountPoint).to.equal('/mnt/with space\\and\ttab');
  });

  it('takes an empty source', () => {
    expect(parseMountinfo('41 27 0:50 / /mnt rw - tmpfs  rw')[0]).to.include({ source: '', type: 'tmpfs' });
  });

  it('leaves out what is no mount and keeps the numbers of lines', () => {
    expect(parseMountinfo('nonsense\n\n41 27 0:50 / /mnt rw - tmpfs tmpfs rw').map(({ line }) => line)).to.deep.equal([
      3,
    ]);
  });

  it('gives back any mount point that the kernel escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), name => {
        const path = `/${name}`;
        const [mount] = parseMountinfo(`41 27 0:50 / ${escapeMountText(path)} rw - tmpfs tmpfs rw`);
        expect(mount?.mountPoint).to.equal(path);
      }),
    );
  });

  it('ends on any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1', ' ', '-', ' - ', '/', '\\040', 'a', ':', '\n', ',', '1 1 1:1 / / ')),
        parts => {
          parseMountinfo(parts.join(''));
        },
      ),
    );
  });

  it('takes a megabyte of hostile text in less than a second', () => {
    for (const piece of [' - ', ' a', '1 1 1:1 / / rw a - ', '1 ', '\\040']) {
      const start = Date.now();
      parseMountinfo(`1 1 1:1 / / rw${piece.repeat(1_000_000 / piece.length)}`);
      expect(Date.now() - start, piece).to.be.below(1000);
    }
  });
});

describe('mountOf', () => {
  it('respects path separators', () => {
    expect(pointOf(host, '/var/lib/docker2')).to.equal('/dev/vda');
    expect(pointOf(host, '/var/lib/docker')).to.equal('/dev/vdb');
    expect(pointOf(host, '/var/lib/docker/overlay2')).to.equal('/dev/vdb');
  });

  it('finds bind mounts and escaped names', () => {
    expect(mountOf(parseMountinfo(host), '/srv/bind/x')?.id).to.equal(42);
    expect(pointOf(host, '/mnt/with space\\and\ttab/x')).to.equal('tmpfs');
  });

  it('takes the last of stacked mounts', () => {
    const stacked = `${host}\n50 40 8:1 / /var/lib/docker rw - ext4 /dev/sda1 rw`;
    expect(pointOf(stacked, '/var/lib/docker/x')).to.equal('/dev/sda1');
  });

  it('does not see what a later mount hides', () => {
    const hidden = `${host}\n60 27 8:1 / /var rw - ext4 /dev/sda1 rw`;
    expect(pointOf(hidden, '/var/lib/docker')).to.equal('/dev/sda1');
  });

  it('sees through an automount point that is mounted', () => {
    const automounted = [
      '27 1 254:0 / / rw - ext4 /dev/vda rw',
      '30 27 0:40 / /data rw - autofs systemd-1 rw,fd=37',
      '31 30 8:1 / /data rw - xfs /dev/sda1 rw',
    ].join('\n');
    expect(pointOf(automounted, '/data/docker')).to.equal('/dev/sda1');
  });

  it('knows an initramfs root below the real one', () => {
    const initramfs = '1 1 0:2 / / rw - rootfs rootfs rw\n22 1 8:1 / / rw - ext4 /dev/sda1 rw';
    expect(pointOf(initramfs, '/var')).to.equal('/dev/sda1');
  });

  it('finds none for a root that is no mount point', () => {
    expect(pointOf('40 27 254:16 / /proc rw - proc proc rw', '/var')).to.equal(undefined);
  });

  it('ends on a circle of parents', () => {
    expect(pointOf('2 3 0:1 / / rw - a a rw\n3 2 0:1 / / rw - b b rw', '/')).to.equal(undefined);
  });
});

describe('isReadOnly', () => {
  it('counts the mount and the file system', () => {
    const [mount, filesystem, neither] = parseMountinfo(
      '1 0 8:1 / / ro - ext4 a rw\n2 1 8:1 / /a rw - ext4 a ro\n3 1 8:1 / /b rw - ext4 a rw,errors=remount-ro',
    );
    expect([mount, filesystem, neither].map(one => one && isReadOnly(one))).to.deep.equal([true, true, false]);
  });
});

describe('isWithin', () => {
  it('takes the root for everything', () => {
    expect(isWithin('/a', '/')).to.equal(true);
    expect(isWithin('/ab', '/a')).to.equal(false);
  });
});
