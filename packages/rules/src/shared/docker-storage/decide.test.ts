import { expect } from 'chai';
import {
  btrfs,
  ext4,
  noFiletype,
  onOverlay,
  ramfs,
  readOnly,
  storageOf,
  tmpfs,
  xfs,
  type StorageSample,
} from './storage-samples.test.js';

type Row = readonly [name: string, sample: StorageSample, on20: string, on28: string];

/** What dockerd 20.10.24+dfsg1 and 28.5.2+dfsg4 did on such hosts: the driver with its info, or why it exited. */
const observed: readonly Row[] = [
  ['ext4', {}, 'overlay2 extfs d_type native', 'overlay2 extfs d_type native'],
  ['xfs', { on: xfs }, 'overlay2 xfs d_type native', 'overlay2 xfs d_type native'],
  ['tmpfs', { on: tmpfs }, 'overlay2 tmpfs d_type native', 'overlay2 tmpfs d_type native'],
  ['ramfs', { on: ramfs }, 'overlay2 ramfs d_type', 'overlay2 ramfs d_type'],
  ['btrfs', { on: btrfs }, 'btrfs', 'overlay2 btrfs d_type native'],
  [
    'btrfs, overlay2 used',
    { on: btrfs, homes: { overlay2: 'used' } },
    'overlay2 btrfs d_type native',
    'overlay2 btrfs d_type native',
  ],
  [
    'btrfs, both used',
    { on: btrfs, homes: { overlay2: 'used', btrfs: 'used' } },
    'several-prior-drivers',
    'several-prior-drivers',
  ],
  ['no d_type', { on: noFiletype }, 'vfs', 'vfs'],
  [
    'no d_type, overlay2 used',
    { on: noFiletype, homes: { overlay2: 'used' } },
    'overlay2 extfs native',
    'prior-driver-unsupported',
  ],
  ['no d_type, overlay2 empty', { on: noFiletype, homes: { overlay2: 'empty' } }, 'vfs', 'vfs'],
  ['no d_type, overlay2 named', { on: noFiletype, driver: 'overlay2' }, 'driver-unsupported', 'driver-unsupported'],
  ['no d_type, overlay used', { on: noFiletype, homes: { overlay: 'used' } }, 'overlay extfs', 'vfs'],
  ['no d_type, vfs option', { on: noFiletype, options: ['size=0'] }, 'storage-option', 'storage-option'],
  ['on overlay', { on: onOverlay }, 'vfs', 'vfs'],
  ['on overlay, overlay2 named', { on: onOverlay, driver: 'overlay2' }, 'driver-unsupported', 'driver-unsupported'],
  [
    'on overlay, overlay2 used',
    { on: onOverlay, homes: { overlay2: 'used' } },
    'prior-driver-unsupported',
    'prior-driver-unsupported',
  ],
  ['read-only', { on: readOnly }, 'data-root-read-only', 'data-root-read-only'],
  ['overlay2 on an empty read-only mount', { mounted: { overlay2: readOnly } }, 'overlay extfs d_type', 'vfs'],
  [
    'overlay2 on xfs of its own',
    { mounted: { overlay2: xfs } },
    'overlay2 xfs d_type native',
    'overlay2 xfs d_type native',
  ],
  ['btrfs/ on btrfs of its own', { mounted: { btrfs } }, 'btrfs', 'overlay2 extfs d_type native'],
  [
    'overlay2 is a file',
    { homes: { overlay2: 'no-directory' } },
    'prior-driver-unsupported',
    'prior-driver-unsupported',
  ],
  ['overlay2 is a dangling link', { homes: { overlay2: 'dangling' } }, 'data-root-entry', 'data-root-entry'],
  ['a colon', { root: { path: '/a:b' } }, 'vfs', 'vfs'],
  ['a backslash', { root: { path: '/a\\b' } }, 'vfs', 'vfs'],
  ['a comma', { root: { path: '/a,b' } }, 'data-root-comma', 'vfs'],
  [
    'a space and a newline',
    { root: { path: '/a \n"b' } },
    'overlay2 extfs d_type native',
    'overlay2 extfs d_type native',
  ],
  [
    '900 bytes',
    { root: { path: `/${'z'.repeat(900)}` } },
    'overlay2 extfs d_type native',
    'overlay2 extfs d_type native',
  ],
  ['1300 bytes', { root: { path: `/${'z'.repeat(1300)}` } }, 'overlay extfs d_type', 'vfs'],
  ['1630 bytes', { root: { path: `/${'z'.repeat(1630)}` } }, 'vfs', 'vfs'],
  ['aufs named', { driver: 'aufs' }, 'driver-unsupported', 'driver-removed'],
  ['overlay named', { driver: 'overlay' }, 'overlay extfs d_type', 'driver-removed'],
  ['devicemapper named', { driver: 'devicemapper' }, 'driver-unsupported', 'driver-removed'],
  ['btrfs named', { driver: 'btrfs' }, 'driver-unsupported', 'driver-unsupported'],
  ['zfs named', { driver: 'zfs' }, 'driver-unsupported', 'driver-unsupported'],
  ['fuse-overlayfs named', { driver: 'fuse-overlayfs' }, 'driver-unsupported', 'driver-unsupported'],
  ['vfs named', { driver: 'vfs' }, 'vfs', 'vfs'],
  ['nonsense named', { driver: 'nonsense' }, 'driver-unknown', 'driver-unknown'],
  ['OVERLAY2 named', { driver: 'OVERLAY2' }, 'driver-unknown', 'driver-unknown'],
  ['aufs used', { homes: { aufs: 'used' } }, 'prior-driver-unsupported', 'overlay2 extfs d_type native'],
  ['overlay used', { homes: { overlay: 'used' } }, 'overlay extfs d_type', 'overlay2 extfs d_type native'],
  ['btrfs used on ext4', { homes: { btrfs: 'used' } }, 'prior-driver-unsupported', 'prior-driver-unsupported'],
  ['zfs used', { homes: { zfs: 'used' } }, 'prior-driver-unsupported', 'prior-driver-unsupported'],
  ['vfs used', { homes: { vfs: 'used' } }, 'overlay2 extfs d_type native', 'overlay2 extfs d_type native'],
  [
    'overlay2 and aufs used',
    { homes: { overlay2: 'used', aufs: 'used' } },
    'several-prior-drivers',
    'overlay2 extfs d_type native',
  ],
  [
    'overlay2 and btrfs used',
    { homes: { overlay2: 'used', btrfs: 'used' } },
    'prior-driver-unsupported',
    'several-prior-drivers',
  ],
  [
    'override_kernel_check',
    { options: ['overlay2.override_kernel_check=true'] },
    'overlay2 extfs d_type native',
    'storage-option',
  ],
  [
    'override_kernel_check=maybe',
    { options: ['overlay2.override_kernel_check=maybe'] },
    'storage-option',
    'storage-option',
  ],
  ['size on ext4', { options: ['overlay2.size=1G'] }, 'project-quota', 'project-quota'],
  ['size on xfs', { on: xfs, options: ['overlay2.size=1G'] }, 'project-quota', 'project-quota'],
  [
    'size on xfs with quotas',
    { on: { ...xfs, projectQuota: true }, options: ['overlay2.size=1G'] },
    'overlay2 xfs d_type native',
    'overlay2 xfs d_type native',
  ],
  ['size 0', { options: [' OVERLAY2.size = 0 '] }, 'overlay2 extfs d_type native', 'overlay2 extfs d_type native'],
  ['no pair', { options: ['nonsense'] }, 'storage-option', 'storage-option'],
  ['another driver’s option', { options: ['dm.basesize=20G'] }, 'storage-option', 'storage-option'],
  ['vfs with SIZE', { driver: 'vfs', options: ['SIZE=0'] }, 'storage-option', 'storage-option'],
  ['vfs with a size', { driver: 'vfs', options: ['size=1G'] }, 'project-quota', 'project-quota'],
  ['vfs.xattrs', { driver: 'vfs', options: ['vfs.xattrs=i_want_broken_containers'] }, 'storage-option', 'vfs'],
  [
    'btrfs with overlay2.size',
    { on: btrfs, options: ['overlay2.size=0'] },
    'storage-option',
    'overlay2 btrfs d_type native',
  ],
  ['btrfs.min_space', { on: btrfs, options: ['btrfs.min_space=1G'] }, 'btrfs', 'storage-option'],
  ['snapshotter on', { snapshotter: true }, 'overlay2 extfs d_type native', 'overlayfs'],
  ['snapshotter on, any name', { snapshotter: true, driver: 'native' }, 'driver-unknown', 'native'],
  ['snapshotter on, unknown option', { snapshotter: true, options: ['nonsense=1'] }, 'storage-option', 'overlayfs'],
  ['snapshotter off', { snapshotter: false }, 'overlay2 extfs d_type native', 'overlay2 extfs d_type native'],
  ['a file in the way', { root: { fault: 'not-a-directory', faultPath: '/f' } }, 'data-root-path', 'data-root-path'],
  ['image is a file', { root: { blocked: ['image'] } }, 'data-root-entry', 'data-root-entry'],
  ['full', { root: { space: 'none' } }, 'no-space', 'no-space'],
  ['no inodes', { root: { inodes: 'none' } }, 'no-inodes', 'no-inodes'],
  ['remapped root barred', { remap: true, root: { barrier: '/var' } }, 'data-root-access', 'data-root-access'],
];

function shown(sample: StorageSample): string {
  const { starts, driver, backingFilesystem, supportsDType, nativeOverlayDiff, refusals } = storageOf(sample);
  if (starts === false) return refusals.map(({ cause }) => cause).join(' ');
  const words = [driver, backingFilesystem, supportsDType && 'd_type', nativeOverlayDiff && 'native'];
  return starts === null ? 'open' : words.filter(Boolean).join(' ');
}

describe('docker storage, as real daemons decided', () => {
  for (const [name, sample, on20, on28] of observed) {
    it(name, () => {
      expect(shown({ ...sample, version: '20.10.24' }), '20.10').to.equal(on20);
      expect(shown({ ...sample, version: '28.5.2' }), '28.5').to.equal(on28);
    });
  }
});

describe('docker storage, by the source of other versions', () => {
  const rows: readonly (readonly [string, string, StorageSample, string])[] = [
    ['23 takes no deprecated driver by itself', '23.0.6', { homes: { overlay: 'used' } }, 'prior-driver-deprecated'],
    ['23 does when it is named', '23.0.6', { driver: 'overlay', homes: { overlay: 'used' } }, 'overlay extfs d_type'],
    ['23 insists on d_type', '23.0.6', { on: noFiletype, homes: { overlay2: 'used' } }, 'prior-driver-unsupported'],
    ['24 removed overlay', '24.0.9', { driver: 'overlay' }, 'driver-removed'],
    [
      '24 still has devicemapper',
      '24.0.9',
      { driver: 'devicemapper', machine: { devicemapper: true } },
      'devicemapper',
    ],
    ['25 splits paths at commas', '25.0.6', { root: { path: '/a,b' } }, 'data-root-comma'],
    ['26 does not', '26.1.5', { root: { path: '/a,b' } }, 'vfs'],
    ['29 keeps images in containerd', '29.0.0', {}, 'overlayfs'],
    ['29 keeps a used graph driver', '29.0.0', { homes: { overlay2: 'used' } }, 'overlay2 extfs d_type native'],
    ['29 does not count an empty one', '29.0.0', { homes: { overlay2: 'empty' } }, 'overlayfs'],
    ['29 takes a graph driver by name', '29.0.0', { driver: 'overlay2' }, 'overlay2 extfs d_type native'],
    ['29 takes a snapshotter by name', '29.0.0', { driver: 'native' }, 'native'],
    ['29 refuses what is neither', '29.0.0', { driver: 'overlay' }, 'image-store'],
    [
      '29 with a used driver refuses a removed one',
      '29.0.0',
      { driver: 'overlay', homes: { overlay2: 'used' } },
      'driver-removed',
    ],
    ['29 with the feature off', '29.0.0', { snapshotter: false, driver: 'nonsense' }, 'image-store'],
    ['29 with userns-remap', '29.0.0', { remap: true }, 'overlay2 extfs d_type native'],
    ['29 falls back to native', '29.0.0', { containerd: { upperLayer: false } }, 'native'],
  ];
  for (const [name, version, sample, expected] of rows)
    it(name, () => expect(shown({ ...sample, version })).to.equal(expected));
});

describe('docker storage, where something cannot be told', () => {
  it('decides what does not depend on it', () => {
    const storage = storageOf({ on: { ...ext4, dType: null }, driver: 'vfs' });
    expect(storage).to.include({ starts: true, driver: 'vfs' });
    expect(storage.open).to.deep.equal([]);
  });
  it('says what it depends on', () => {
    const storage = storageOf({ on: { ...ext4, dType: null } });
    expect(storage).to.include({ starts: true, driver: null, supportsDType: null });
    expect(storage.open).to.deep.equal(['the file system of the data-root has d_type']);
  });
  it('names the refusals that are possible', () => {
    const storage = storageOf({ on: { ...ext4, dType: null }, driver: 'overlay2' });
    expect(storage.starts).to.equal(null);
    expect(storage.possible.map(({ cause }) => cause)).to.deep.equal(['driver-unsupported']);
  });
  it('names what is in the way even where dockerd ends before it gets there', () => {
    const causes = ({ refusals }: ReturnType<typeof storageOf>): readonly string[] =>
      refusals.map(({ cause }) => cause);
    const both = ['data-root-read-only', 'data-root-entry'];
    expect(causes(storageOf({ on: readOnly, root: { blocked: ['image'] } }))).to.deep.equal(both);
    const unsure = { on: { ...ext4, readOnly: null }, root: { blocked: ['image'] } };
    expect(causes(storageOf(unsure))).to.deep.equal(['data-root-entry']);
    const hidden = storageOf({ on: readOnly, root: { blocked: null } });
    expect(hidden.possible.map(({ cause }) => cause)).to.deep.equal(['data-root-entry']);
    expect(hidden.open).to.deep.equal(['something in the data-root is in the way']);
  });
  it('knows both builds of 28 with zfs data', () => {
    expect(storageOf({ hasZfsDriver: null, homes: { zfs: 'used' } })).to.include({ starts: null, driver: 'overlay2' });
    expect(storageOf({ hasZfsDriver: false, homes: { zfs: 'used' } })).to.include({ starts: true, driver: 'overlay2' });
  });
  it('takes redirects for the end of native diff, and metacopy for metacopy', () => {
    expect(storageOf({ overlay: { redirects: true } })).to.include({ nativeOverlayDiff: false, usingMetacopy: false });
    expect(storageOf({ overlay: { redirects: true, metacopy: true } })).to.include({ usingMetacopy: true });
    expect(storageOf({ version: '20.10.24', overlay: { metacopy: true } })).to.include({ usingMetacopy: null });
    expect(storageOf({ overlay: { redirects: null } })).to.include({ starts: true, nativeOverlayDiff: null });
  });
  it('gives up where all is unknown', () => {
    const nothing = {
      magic: null,
      readOnly: null,
      dType: null,
      upperLayer: null,
      trustedXattrs: null,
      projectQuota: null,
    };
    const homes = {
      overlay2: null,
      btrfs: null,
      zfs: null,
      aufs: null,
      overlay: null,
      devicemapper: null,
      vfs: null,
      'fuse-overlayfs': null,
    };
    expect(storageOf({ version: '20.10.24', on: nothing, homes })).to.include({ starts: null, driver: null });
  });
});
