import type { Scenario } from '../namespace-script.js';

const ext4 = 'fs ext4 "$ROOT" 64M';
const noFiletype = 'fs ext4 "$ROOT" 64M "-O ^filetype"';
const btrfs = 'fs btrfs "$ROOT"';
const overlay =
  'fs tmpfs "$LAB/b"; mkdir "$LAB/b/l" "$LAB/b/u" "$LAB/b/w"; mount -t overlay -o "lowerdir=$LAB/b/l,upperdir=$LAB/b/u,workdir=$LAB/b/w" none "$ROOT"';
const remap =
  'printf "root:x:0:0::/root:/bin/sh\\nmapped:x:4000:4000::/:/bin/false\\n" > /etc/passwd; printf "root:x:0:\\nmapped:x:4000:\\n" > /etc/group; echo mapped:200000:65536 | tee /etc/subuid > /etc/subgid';
const remapped = { 'userns-remap': 'mapped' };
const snapshotter = { features: { 'containerd-snapshotter': true } };
const inside = '$ROOT/200000.200000';
const moved = (to: string): string => `sed -i "s,$ROOT,${to}," /etc/docker/daemon.json`;

const grid = Object.entries({ tmpfs: 'fs tmpfs "$ROOT"', btrfs, 'ext4 without filetype': noFiletype, overlay }).flatMap(
  ([name, setup]) =>
    ['btrfs', 'aufs', 'overlay', 'vfs', 'fuse-overlayfs', 'overlay2 aufs', 'overlay2 vfs', 'zfs'].map(prior => ({
      name: `${name}, prior ${prior}`,
      setup: `${setup}; prior ${prior}`,
    })),
);

/** Two or three of these things at once. */
export const interactions: readonly Scenario[] = [
  ...grid,
  { name: 'btrfs in a path with a colon', setup: `${btrfs}; mkdir "$ROOT/a:b"; ${moved('$ROOT/a:b')}` },
  { name: 'no filetype in a path with a colon', setup: `${noFiletype}; mkdir "$ROOT/a:b"; ${moved('$ROOT/a:b')}` },
  { name: 'fuse-overlayfs there', setup: ext4, programs: ['fuse-overlayfs'] },
  { name: 'fuse-overlayfs there, no filetype', setup: noFiletype, programs: ['fuse-overlayfs'] },
  {
    name: 'fuse-overlayfs there, no filetype, options',
    setup: noFiletype,
    programs: ['fuse-overlayfs'],
    daemonJson: { 'storage-opts': ['nonsense=1'] },
  },
  {
    name: 'fuse-overlayfs there and named, options',
    setup: ext4,
    programs: ['fuse-overlayfs'],
    daemonJson: { 'storage-driver': 'fuse-overlayfs', 'storage-opts': ['nonsense=1'] },
  },
  { name: 'fuse-overlayfs there on overlay', setup: overlay, programs: ['fuse-overlayfs'] },
  { name: 'fuse-overlayfs there and used', setup: `${ext4}; prior fuse-overlayfs`, programs: ['fuse-overlayfs'] },
  {
    name: 'fuse-overlayfs there and used, with overlay2',
    setup: `${ext4}; prior fuse-overlayfs overlay2`,
    programs: ['fuse-overlayfs'],
  },
  { name: 'fuse-overlayfs there, btrfs', setup: btrfs, programs: ['fuse-overlayfs'] },
  { name: 'zfs there without a device', setup: ext4, programs: ['zfs'] },
  {
    name: 'overlay2 is a link to a file system without filetype',
    setup: `${ext4}; fs ext4 "$LAB/o" 64M "-O ^filetype"; ln -s "$LAB/o" "$ROOT/overlay2"`,
  },
  {
    name: 'overlay2 is a link to an empty directory without filetype',
    setup: `${ext4}; fs ext4 "$LAB/o" 64M "-O ^filetype"; mkdir "$LAB/o/x"; ln -s "$LAB/o/x" "$ROOT/overlay2"`,
  },
  { name: 'overlay2 is a link to an xfs', setup: `${noFiletype}; fs xfs "$LAB/o"; ln -s "$LAB/o" "$ROOT/overlay2"` },
  { name: 'overlay2 has lost+found only', setup: `${ext4}; fs ext4 "$ROOT/overlay2" 64M` },
  { name: 'overlay2 may not be entered', setup: `${ext4}; mkdir -m 000 "$ROOT/overlay2"` },
  { name: 'overlay2 holds a hidden file', setup: `${noFiletype}; mkdir "$ROOT/overlay2"; : > "$ROOT/overlay2/.x"` },
  { name: 'vfs is a file, no filetype', setup: `${noFiletype}; : > "$ROOT/vfs"` },
  { name: 'vfs is a dangling link, no filetype', setup: `${noFiletype}; ln -s nowhere "$ROOT/vfs"` },
  { name: 'btrfs is a file', setup: `${ext4}; : > "$ROOT/btrfs"` },
  { name: 'btrfs is a file on btrfs', setup: `${btrfs}; : > "$ROOT/btrfs"` },
  { name: 'aufs is a file', setup: `${ext4}; : > "$ROOT/aufs"` },
  { name: 'a bind mount', setup: 'fs xfs "$LAB/b"; mkdir "$LAB/b/d"; mount --bind "$LAB/b/d" "$ROOT"' },
  {
    name: 'a bind mount without filetype',
    setup: 'fs ext4 "$LAB/b" 64M "-O ^filetype"; mkdir "$LAB/b/d"; mount --bind "$LAB/b/d" "$ROOT"',
  },
  { name: 'a mount over a mount', setup: 'fs ext4 "$ROOT" 64M "-O ^filetype"; prior btrfs; fs xfs "$ROOT"' },
  {
    name: 'a directory to be made on a read-only mount',
    setup: `fs ext4 "$LAB/b" 64M; mount -o remount,ro "$LAB/b"; ${moved('$LAB/b/new')}`,
  },
  { name: 'a directory to be made on overlay', setup: `${overlay}; ${moved('$ROOT/new/root')}` },
  { name: 'a directory to be made without filetype', setup: `${noFiletype}; ${moved('$ROOT/new/root')}` },
  { name: 'a directory of tmpfs with few inodes', setup: 'fs tmpfs "$ROOT" "" "" nr_inodes=100' },
  { name: 'a small tmpfs', setup: 'fs tmpfs "$ROOT" "" "" size=8m' },
  { name: 'xfs without space, overlay2 used', setup: 'fs xfs "$ROOT"; prior overlay2; fill "$ROOT"' },
  { name: 'full ext3', setup: 'fs ext3 "$ROOT" 64M; fill "$ROOT"' },
  { name: 'full ext4 in blocks of 4 KiB', setup: 'fs ext4 "$ROOT" 64M "-b 4096"; fill "$ROOT"' },
  {
    name: 'full, and overlay2 on a file system of its own',
    setup: `${ext4}; fs ext4 "$ROOT/overlay2" 64M; fill "$ROOT"`,
  },
  {
    name: 'full, and the driver is unknown',
    setup: `${ext4}; fill "$ROOT"`,
    daemonJson: { 'storage-driver': 'nonsense' },
  },
  {
    name: 'read-only, and the driver is removed',
    setup: `${ext4}; mount -o remount,ro "$ROOT"`,
    daemonJson: { 'storage-driver': 'aufs' },
  },
  { name: 'remap', setup: `${ext4}; ${remap}`, daemonJson: remapped },
  {
    name: 'remap, below a private directory',
    setup: `${ext4}; ${remap}; mkdir -m 700 "$ROOT/a"; ${moved('$ROOT/a/b')}`,
    daemonJson: remapped,
  },
  { name: 'remap, data-root mode 700', setup: `${ext4}; ${remap}; chmod 700 "$ROOT"`, daemonJson: remapped },
  {
    name: 'remap, prior overlay2 and btrfs above',
    setup: `${ext4}; ${remap}; prior overlay2 btrfs`,
    daemonJson: remapped,
  },
  { name: 'remap, prior btrfs below', setup: `${ext4}; ${remap}; mkdir -p "${inside}/btrfs/x"`, daemonJson: remapped },
  {
    name: 'remap, two prior drivers below',
    setup: `${ext4}; ${remap}; mkdir -p "${inside}/overlay2/l" "${inside}/fuse-overlayfs/l"`,
    daemonJson: remapped,
  },
  {
    name: 'remap without filetype, overlay2 used',
    setup: `${noFiletype}; ${remap}; mkdir -p "${inside}/overlay2/l"`,
    daemonJson: remapped,
  },
  { name: 'remap on an xfs of its own', setup: `${noFiletype}; ${remap}; fs xfs "${inside}"`, daemonJson: remapped },
  { name: 'remap of a user and a group', setup: `${ext4}; ${remap}`, daemonJson: { 'userns-remap': 'mapped:mapped' } },
  { name: 'remap by number', setup: `${ext4}; ${remap}`, daemonJson: { 'userns-remap': '4000' } },
  { name: 'remap with the snapshotter', setup: `${ext4}; ${remap}`, daemonJson: { ...remapped, ...snapshotter } },
  { name: 'snapshotter on tmpfs', setup: 'fs tmpfs "$ROOT"', daemonJson: snapshotter },
  { name: 'snapshotter on ramfs', setup: 'fs ramfs "$ROOT"', daemonJson: snapshotter },
  { name: 'snapshotter with two prior drivers', setup: `${ext4}; prior overlay2 btrfs`, daemonJson: snapshotter },
  {
    name: 'snapshotter with a removed driver',
    setup: ext4,
    daemonJson: { ...snapshotter, 'storage-driver': 'overlay' },
  },
  {
    name: 'snapshotter in a path with a comma',
    setup: `${ext4}; mkdir "$ROOT/a,b"; ${moved('$ROOT/a\\,b')}`,
    daemonJson: snapshotter,
  },
  { name: 'snapshotter named btrfs', setup: btrfs, daemonJson: { ...snapshotter, 'storage-driver': 'btrfs' } },
  { name: 'snapshotter on a full file system', setup: `${ext4}; fill "$ROOT"`, daemonJson: snapshotter },
  ...['0.0', '0k', '0 B', '0x0', '1.5', '+0', '0KiB', '00', '.0', '0.', '0e3', '0.1', '0ib', '0bb', ''].map(size => ({
    name: `overlay2.size=${size}`,
    setup: ext4,
    daemonJson: { 'storage-opts': [`overlay2.size=${size}`] },
  })),
  { name: 'two options', setup: ext4, daemonJson: { 'storage-opts': ['overlay2.size=1G', 'overlay2.size=0'] } },
  { name: 'a good and a bad option', setup: ext4, daemonJson: { 'storage-opts': ['overlay2.size=0', 'x=y'] } },
  { name: 'no options', setup: ext4, daemonJson: { 'storage-opts': [] } },
  {
    name: 'DOCKER_DRIVER=btrfs with overlay2 options',
    setup: btrfs,
    environment: { DOCKER_DRIVER: 'btrfs' },
    daemonJson: { 'storage-opts': ['overlay2.size=0'] },
  },
];
