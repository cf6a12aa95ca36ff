import type { ContainerdScenario } from '../../containerd-script.js';

const on = (name: string, setup: string, config?: string): ContainerdScenario => ({
  name,
  setup,
  ...(config === undefined ? {} : { config }),
});
const blocks = (name: string): ContainerdScenario =>
  on(`${name} in the root is a file`, `mkdir -p "$ROOT"; : > "$ROOT/${name}"`);
const cutOff = (bytes: number): ContainerdScenario =>
  on(`meta.db is cut off after ${bytes} bytes`, `used; truncate -s ${bytes} "$(database)"`);

/** Where the root is, and what is in it. */
export const hosts: readonly ContainerdScenario[] = [
  on('ext4', 'fs ext4 "$ROOT" 64M'),
  on('ext4 without filetype', 'fs ext4 "$ROOT" 64M \'-O ^filetype\''),
  {
    ...on(
      'ext4 without filetype, native for CRI',
      'fs ext4 "$ROOT" 64M \'-O ^filetype\'',
      'version = 2\n[plugins."io.containerd.grpc.v1.cri".containerd]\nsnapshotter = "native"\n[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]\nruntime_type = "io.containerd.runc.v2"\n',
    ),
    snapshotter: 'native',
  },
  on(
    'ext4 without filetype, overlayfs elsewhere',
    'fs ext4 "$ROOT" 64M \'-O ^filetype\'',
    'version = 2\n[plugins."io.containerd.snapshotter.v1.overlayfs"]\nroot_path = "@/o"\n[plugins."io.containerd.snapshotter.v1.erofs"]\nroot_path = "@/e"\n',
  ),
  on(
    'overlayfs on ext4 without filetype',
    'fs ext4 "$LAB/o" 64M \'-O ^filetype\'',
    'version = 2\n[plugins."io.containerd.snapshotter.v1.overlayfs"]\nroot_path = "@/o"\n',
  ),
  on(
    'ext4 without filetype, overlayfs required',
    'fs ext4 "$ROOT" 64M \'-O ^filetype\'',
    'version = 2\nrequired_plugins = ["io.containerd.snapshotter.v1.overlayfs"]\n',
  ),
  on('xfs', 'fs xfs "$ROOT"'),
  on('btrfs', 'fs btrfs "$ROOT"'),
  {
    ...on(
      'btrfs, the snapshotter btrfs for CRI',
      'fs btrfs "$ROOT"',
      'version = 2\n[plugins."io.containerd.grpc.v1.cri".containerd]\nsnapshotter = "btrfs"\n[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]\nruntime_type = "io.containerd.runc.v2"\n',
    ),
    snapshotter: 'btrfs',
  },
  on(
    'btrfs, the snapshotter btrfs required',
    'fs btrfs "$ROOT"',
    'version = 2\nrequired_plugins = ["io.containerd.snapshotter.v1.btrfs"]\n',
  ),
  on('ramfs', 'fs ramfs "$ROOT"'),
  on(
    'overlay',
    'mkdir "$LAB/a" "$LAB/b" "$LAB/c"; mkdir -p "$ROOT"; mount -t overlay -o "lowerdir=$LAB/a,upperdir=$LAB/b,workdir=$LAB/c" none "$ROOT"',
  ),
  on('ext4 that is full', 'fs ext4 "$ROOT" 64M; fill "$ROOT"'),
  on('xfs that is full', 'fs xfs "$ROOT"; fill "$ROOT"'),
  on('btrfs that is full', 'fs btrfs "$ROOT"; fill "$ROOT"'),
  on('tmpfs that is full', 'fs tmpfs "$ROOT" - - size=1M; fill "$ROOT"'),
  on('tmpfs without inodes', 'fs tmpfs "$ROOT" - - nr_inodes=1'),
  on('a used root on ext4 that is full now', 'fs ext4 "$ROOT" 64M; used; fill "$ROOT"'),
  on('read-only', 'fs tmpfs "$ROOT" - - ro'),
  { ...on('a used root that is read-only now', 'fs tmpfs "$ROOT"; used; mount -o remount,ro "$ROOT"'), open: true },
  {
    name: 'the root is to be made on a read-only file system',
    setup: 'fs tmpfs "$LAB/m" - - ro',
    arguments: ['--root', '@/m/r', '--state', '@/s'],
  },
  on('the state on a read-only file system', 'fs tmpfs "$STATE" - - ro'),
  {
    name: 'the state is to be made on a read-only file system',
    setup: 'fs tmpfs "$LAB/m" - - ro',
    arguments: ['--root', '@/r', '--state', '@/m/s'],
  },
  on('/run/containerd is a file', ': > /run/containerd'),
  on('the root is a file', ': > "$ROOT"'),
  on('the root is a link to a directory', 'mkdir "$LAB/to"; ln -s to "$ROOT"'),
  on('the root is a link to nowhere', 'ln -s nowhere "$ROOT"'),
  on('the root is a link to itself', 'ln -s r "$ROOT"'),
  { name: 'the root is below a file', setup: ': > "$LAB/f"', arguments: ['--root', '@/f/r', '--state', '@/s'] },
  { name: 'the root is in /proc', arguments: ['--root', '/proc/containerd', '--state', '@/s'] },
  { name: 'root and state are one', arguments: ['--root', '@/r', '--state', '@/r'] },
  { name: 'root and state from the file', config: 'version = 2\nroot = "@/x"\nstate = "@/y"\n', arguments: [] },
  { name: 'root and state are one in the file', config: 'version = 2\nroot = "@/x"\nstate = "@/x"\n', arguments: [] },
  { name: 'arguments win over the file', config: 'version = 2\nroot = "/proc/x"\n' },
  {
    name: 'a directory for temporary files that is a file',
    setup: ': > "$LAB/t"',
    config: 'version = 2\ntemp = "@/t"\n',
  },
  {
    name: 'a configuration that is not there',
    arguments: ['--config', '@/no.toml', '--root', '@/r', '--state', '@/s'],
  },
  {
    name: 'a configuration that is a directory',
    setup: 'mkdir "$LAB/d"',
    arguments: ['--config', '@/d', '--root', '@/r', '--state', '@/s'],
  },
  { name: 'an unknown flag', arguments: ['--no-such-flag', '--root', '@/r', '--state', '@/s'] },
  { name: 'a log level that does not exist', arguments: ['-l', 'loud', '--root', '@/r', '--state', '@/s'] },
  blocks('tmpmounts'),
  blocks('io.containerd.grpc.v1.cri'),
  blocks('io.containerd.content.v1.content'),
  blocks('io.containerd.metadata.v1.bolt'),
  blocks('io.containerd.snapshotter.v1.overlayfs'),
  blocks('io.containerd.snapshotter.v1.native'),
  on(
    'CRI’s sandboxes are a file',
    'mkdir -p "$ROOT/io.containerd.grpc.v1.cri"; : > "$ROOT/io.containerd.grpc.v1.cri/sandboxes"',
  ),
  on(
    'CRI’s containers in the state are a file',
    'mkdir -p "$STATE/io.containerd.grpc.v1.cri"; : > "$STATE/io.containerd.grpc.v1.cri/containers"',
  ),
  on(
    'CRI’s directory is a file, CRI disabled',
    'mkdir -p "$ROOT"; : > "$ROOT/io.containerd.grpc.v1.cri"',
    'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n',
  ),
  on('CRI’s directory in the state is a file', 'mkdir -p "$STATE"; : > "$STATE/io.containerd.grpc.v1.cri"'),
  on('a used root', 'used'),
  on('meta.db is text', 'echo hello > "$(database)"'),
  on('meta.db is empty', ': > "$(database)"'),
  on('meta.db is all zero', 'head -c 65536 /dev/zero > "$(database)"'),
  on('meta.db is a directory', 'mkdir "$(database)"'),
  on(
    'meta.db is text, and needed',
    'echo hello > "$(database)"',
    'version = 2\nrequired_plugins = ["io.containerd.metadata.v1.bolt"]\n',
  ),
  cutOff(4096),
  cutOff(8192),
  cutOff(16_384),
  {
    ...on('a Go plugin that is none', 'mkdir -p "$ROOT/plugins"; echo x > "$ROOT/plugins/x-linux-amd64.so"'),
    open: true,
  },
  on('meta.db is held locked', 'used; flock "$(database)" sleep 60 & sleep 0.2'),
  on(
    'the root page of meta.db is all zero',
    'used; for page in 2 3 4; do dd if=/dev/zero of="$(database)" bs=4096 seek=$page count=1 conv=notrunc 2>/dev/null; done',
  ),
];
