import type { Scenario } from '../namespace-script.js';

const remap =
  'printf "root:x:0:0::/root:/bin/sh\\nmapped:x:4000:4000::/:/bin/false\\n" > /etc/passwd; printf "root:x:0:\\nmapped:x:4000:\\n" > /etc/group; echo mapped:200000:65536 | tee /etc/subuid > /etc/subgid';
const ext4 = 'fs ext4 "$ROOT" 64M';
// Between these it depends on how dockerd is set up, and hostlint says so.
const left = [0, 16, 64, 1024];
const inodesLeft = [0, 9, 20, 80];

/** Too little room, and user namespaces. */
export const limits: readonly Scenario[] = [
  ...left.map(kib => ({
    name: `ext4, ${kib} KiB left`,
    setup: `fs ext4 "$ROOT" 64M "-m 0"; fill "$ROOT" ${kib * 1024}`,
  })),
  ...inodesLeft.map(count => ({
    name: `ext4, ${count} inodes left`,
    setup: `fs ext4 "$ROOT" 64M "-N 200"; take_inodes "$ROOT" ${count}`,
  })),
  {
    name: 'ext4, full but for the reserve',
    setup: 'fs ext4 "$ROOT" 64M "-m 20"; fill "$ROOT" 8000000',
  },
  { name: 'xfs, full', setup: 'fs xfs "$ROOT"; fill "$ROOT"' },
  { name: 'xfs, 1 MiB left', setup: 'fs xfs "$ROOT"; fill "$ROOT" 1048576' },
  { name: 'tmpfs, full', setup: 'fs tmpfs "$ROOT" "" "" size=1m; fill "$ROOT"' },
  { name: 'tmpfs, no inodes', setup: 'fs tmpfs "$ROOT" "" "" nr_inodes=5; take_inodes "$ROOT"' },
  { name: 'btrfs, full', setup: 'fs btrfs "$ROOT" 128M; fill "$ROOT"' },
  {
    name: 'no inodes, overlay2 initialised',
    setup: 'fs ext4 "$ROOT" 64M "-N 200"; prior overlay2; take_inodes "$ROOT"',
  },
  { name: 'userns-remap', setup: `${ext4}; ${remap}`, daemonJson: { 'userns-remap': 'mapped' } },
  {
    name: 'userns-remap, mode 700 above',
    setup: `${ext4}; ${remap}; mkdir -m 700 "$ROOT/a"; sed -i "s,$ROOT,$ROOT/a/b," /etc/docker/daemon.json`,
    daemonJson: { 'userns-remap': 'mapped' },
  },
  {
    name: 'userns-remap, prior overlay2 above',
    setup: `${ext4}; ${remap}; prior overlay2 aufs`,
    daemonJson: { 'userns-remap': 'mapped' },
  },
  {
    name: 'userns-remap, prior below',
    setup: `${ext4}; ${remap}; mkdir -p "$ROOT/200000.200000/overlay2/l" "$ROOT/200000.200000/btrfs/x"`,
    daemonJson: { 'userns-remap': 'mapped' },
  },
  {
    name: 'userns-remap, prior btrfs below',
    setup: `${ext4}; ${remap}; mkdir -p "$ROOT/200000.200000/btrfs/x"`,
    daemonJson: { 'userns-remap': 'mapped' },
  },
  { name: 'userns-remap, unknown user', setup: ext4, daemonJson: { 'userns-remap': 'nobody-knows' } },
  {
    name: 'userns-remap, no subuids',
    setup: `${ext4}; ${remap}; : > /etc/subuid`,
    daemonJson: { 'userns-remap': 'mapped' },
  },
  { name: 'userns-remap root', setup: ext4, daemonJson: { 'userns-remap': 'root' } },
  {
    name: 'userns-remap root, prior btrfs above',
    setup: `${ext4}; prior btrfs`,
    daemonJson: { 'userns-remap': 'root' },
  },
  { name: 'userns-remap default', setup: ext4, daemonJson: { 'userns-remap': 'default' } },
  {
    name: 'userns-remap with containerd-snapshotter',
    setup: `${ext4}; ${remap}`,
    daemonJson: { 'userns-remap': 'mapped', features: { 'containerd-snapshotter': true } },
  },
  {
    name: 'userns-remap without filetype',
    setup: `fs ext4 "$ROOT" 64M "-O ^filetype"; ${remap}`,
    daemonJson: { 'userns-remap': 'mapped' },
  },
  { name: 'data root mode 000', setup: `${ext4}; chmod 000 "$ROOT"` },
  { name: 'data root of another owner', setup: `${ext4}; chown 4000:4000 "$ROOT"` },
  { name: 'shared propagation', setup: `${ext4}; mount --make-shared "$ROOT"` },
];
