import { testFact } from '@hostlint/core/testing';
import type { FilesystemAnswer } from '@hostlint/core';
import { storageLayers } from './layers.js';

const ext4: FilesystemAnswer = {
  magic: 0xef53,
  blockSizeBytes: 4096,
  blocks: 1000,
  blocksFree: 900,
  blocksAvailable: 900,
  inodes: 1000,
  inodesFree: 900,
  device: '8:1',
  dType: true,
  dTypeEvidence: 'seen',
  xfs: null,
  ext: null,
};
const files = {
  '/proc/self/mountinfo': '27 1 8:1 / / rw - ext4 /dev/sda1 rw\n',
  '/proc/filesystems': 'nodev\toverlay\n',
  '/proc/sys/kernel/osrelease': '6.1.0-37-amd64\n',
  '/usr/sbin/dockerd': '',
  '/var/lib/docker/overlay2/l': { directory: true } as const,
};
const filesystems = { '/var/lib/docker': ext4, '/var/lib/docker/overlay2': ext4 };

testFact(storageLayers, [
  {
    name: 'Docker with overlay2',
    host: { files, filesystems },
    engines: { docker: '28.5' },
    value: new Map([['/var/lib/docker', { overlay: true, why: '' }]]),
  },
  {
    name: 'Docker with vfs',
    host: { files: { ...files, '/etc/docker/daemon.json': '{"storage-driver": "vfs"}' }, filesystems },
    engines: { docker: '28.5' },
    value: new Map([['/var/lib/docker', { overlay: false, why: 'The storage driver vfs makes no overlay.' }]]),
  },
  {
    name: 'podman and containerd, each by its own root',
    host: {
      files: {
        ...files,
        '/usr/bin/podman': '',
        '/usr/bin/containerd': '',
        '/var/lib/containers/storage': { directory: true },
      },
      filesystems: { ...filesystems, '/var/lib/containers/storage': ext4, '/var/lib': ext4 },
    },
    judged: ['podman', 'containerd'],
    engines: { podman: '5.8', containerd: '2.1' },
    value: new Map([
      ['/var/lib/containerd', { overlay: true, why: '' }],
      ['/var/lib/containers/storage', { overlay: true, why: '' }],
    ]),
  },
  {
    name: 'podman with fuse-overlayfs',
    host: {
      files: {
        ...files,
        '/etc/containers/storage.conf':
          '[storage]\ndriver = "overlay"\n[storage.options.overlay]\nmount_program = "/usr/bin/fuse-overlayfs"\n',
        '/usr/bin/fuse-overlayfs': '',
        '/var/lib/containers/storage': { directory: true },
      },
      filesystems: { ...filesystems, '/var/lib/containers/storage': ext4 },
    },
    judged: ['podman'],
    engines: { podman: '5.8' },
    value: new Map([
      [
        '/var/lib/containers/storage',
        { overlay: false, why: "/usr/bin/fuse-overlayfs makes podman's layers, not the kernel." },
      ],
    ]),
  },
  { name: 'an engine that is not judged', host: { files, filesystems }, judged: [], value: new Map() },
]);
