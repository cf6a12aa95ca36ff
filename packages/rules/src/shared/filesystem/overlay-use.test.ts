import { known, unknown } from '@hostlint/core/testing';
import { expect } from 'chai';
import { filesystemKind } from './filesystem-kind.js';
import { magic } from './filesystem-magic.js';
import { overlayUse } from './overlay-use.js';

const dataRoot = { engine: 'docker', role: 'data-root', path: '/d' } as const;
const overlay2 = { engine: 'docker', role: 'overlay2', path: '/d/overlay2' } as const;
const containerd = { engine: 'containerd', role: 'containerd-root', path: '/c' } as const;
const docker = (
  configured: string,
  driver: string | null = 'overlay2',
  kind: 'graphdriver' | 'containerd' | null = 'graphdriver',
) => ({
  docker: known({ configured, driver }),
  images: known({ store: kind && { kind } }),
});
const ext4 = filesystemKind(magic.ext, 'ext4');
const btrfs = filesystemKind(magic.btrfs, 'btrfs');

describe('overlayUse', () => {
  const cases = [
    ['automatic choice', dataRoot, docker(''), ext4, true],
    ['another driver by configuration', dataRoot, docker('vfs'), ext4, false],
    ['images with containerd', dataRoot, docker('', 'overlayfs', 'containerd'), ext4, false],
    ['containerd itself', containerd, docker('', 'overlayfs', 'containerd'), ext4, true],
    ['an unknown store', dataRoot, docker('', null, null), ext4, null],
    ['an unknown driver on ext4', dataRoot, docker('', null), ext4, true],
    ['an unknown driver on btrfs', dataRoot, docker('', null), btrfs, null],
    ['the btrfs driver, chosen by itself', dataRoot, docker('', 'btrfs'), btrfs, false],
    ['vfs on btrfs, for want of overlay2', dataRoot, docker('', 'vfs'), btrfs, true],
    ['nothing known', dataRoot, { docker: unknown(), images: unknown() }, ext4, null],
    ['no store known', dataRoot, { ...docker(''), images: unknown() }, ext4, null],
  ] as const;
  for (const [name, root, given, kind, wanted] of cases) {
    it(name, () => {
      expect(overlayUse(root, [{ root }], given, kind).overlay).to.equal(wanted);
    });
  }

  it('looks at overlay2 where that is a mount of its own', () => {
    const all = [{ root: dataRoot }, { root: overlay2 }];
    expect(overlayUse(dataRoot, all, docker(''), ext4).overlay).to.equal(false);
    expect(overlayUse(overlay2, all, docker(''), ext4).overlay).to.equal(true);
  });
});
