import { cannotTell, testFact } from '@hostlint/core/testing';
import { containerdStart } from './start.js';

const root = '/var/lib/containerd';
const files = {
  '/proc/self/mountinfo': '27 1 8:1 / / rw - ext4 /dev/sda1 rw\n',
  '/proc/filesystems': '\text4\nnodev\toverlay\n',
  '/run/containerd': { directory: true },
  [root]: { directory: true },
} as const;
const statfs = (dType: boolean | null) => ({
  magic: 0xef53,
  blockSizeBytes: 4096,
  blocks: 1_000_000,
  blocksFree: 900_000,
  blocksAvailable: 800_000,
  inodes: 1000,
  inodesFree: 900,
  device: '8:1',
  dType,
  dTypeEvidence: 'seen',
  xfs: null,
  ext: null,
});
const filesystems = { '/': statfs(true), [root]: statfs(true), '/run/containerd': statfs(true) };
const without = { '/': statfs(false), [root]: statfs(false), '/run/containerd': statfs(true) };
const toml = '/etc/containerd/config.toml';
const v16 = { containerd: '1.6.39' };
const v21 = { containerd: '2.1' };

testFact(containerdStart, [
  {
    name: 'a usual host',
    host: { files, filesystems },
    engines: v16,
    part: { starts: true, snapshotter: 'overlayfs', snapshotterState: 'ok', cri: 'ok', refusals: [] },
  },
  {
    name: 'a file system without d_type: containerd starts, and its clients get no snapshotter',
    host: { files, filesystems: without },
    engines: v21,
    part: { starts: true, snapshotter: null, defaultSnapshotter: 'overlayfs', snapshotterState: 'error', cri: 'error' },
  },
  {
    name: 'CRI uses native',
    host: {
      files: { ...files, [toml]: 'version = 3\n[plugins."io.containerd.cri.v1.images"]\nsnapshotter = "native"\n' },
      filesystems,
    },
    engines: v21,
    part: { starts: true, snapshotter: 'native', cri: 'ok' },
  },
  {
    name: 'CRI uses native, and is disabled: other clients get overlayfs',
    host: {
      files: {
        ...files,
        [toml]: 'disabled_plugins = ["cri"]\n[plugins.cri.containerd]\nsnapshotter = "native"\n',
      },
      filesystems,
    },
    engines: v16,
    part: { starts: true, snapshotter: 'overlayfs', cri: 'absent' },
  },
  {
    name: 'tmpmounts is a file',
    host: { files: { ...files, [`${root}/tmpmounts`]: '' }, filesystems },
    engines: v21,
    part: {
      starts: false,
      snapshotter: null,
      refusals: [
        { cause: 'root-entry', subject: `${root}/tmpmounts`, message: `mkdir ${root}/tmpmounts: not a directory` },
      ],
    },
  },
  {
    name: 'what is in the root may not be seen',
    host: { files: { ...files, [`${root}/tmpmounts`]: cannotTell('denied') }, filesystems },
    engines: v21,
    part: { starts: null },
  },
]);
