import { cannotTell, testFact, type MemoryHost } from '@hostlint/core/testing';
import { graphRootPath as root, podman58 } from './podman-hosts.test.js';
import { podmanPriorDrivers, type PodmanPriorDrivers } from './prior-drivers.js';

const directory = { directory: true } as const;
const none: PodmanPriorDrivers = {
  root,
  homes: {
    overlay: 'absent',
    overlay2: 'absent',
    btrfs: 'absent',
    zfs: 'absent',
    vfs: 'absent',
    aufs: 'absent',
    devicemapper: 'absent',
  } as PodmanPriorDrivers['homes'],
  blocked: [],
  mountProgramFlag: 'none',
  overlayLayers: false,
  problem: null,
};
const host = (files: Readonly<Record<string, NonNullable<MemoryHost['files']>[string]>>): MemoryHost => ({
  files: Object.fromEntries(Object.entries(files).map(([name, node]) => [`${root}/${name}`, node])),
});

testFact(podmanPriorDrivers, [
  { name: 'no graph root yet', engines: podman58, host: {}, value: none },
  { name: 'an empty graph root', engines: podman58, host: { files: { [root]: directory } }, value: none },
  {
    name: 'two drivers',
    engines: podman58,
    host: host({ 'overlay/l': directory, 'vfs/dir': directory }),
    part: { homes: { ...none.homes, overlay: 'directory', vfs: 'directory' } },
  },
  {
    name: 'names that are no directories',
    engines: podman58,
    host: host({ overlay: { link: '/nowhere' }, vfs: '', libpod: '', 'storage.lock': directory }),
    part: {
      homes: { ...none.homes, overlay: 'dangling', vfs: 'no-directory' },
      blocked: ['libpod', 'storage.lock'],
    },
  },
  {
    name: 'a mount program was used',
    engines: podman58,
    host: host({ 'overlay/.has-mount-program': 'true' }),
    part: { mountProgramFlag: 'true' },
  },
  {
    name: 'a mark that says nothing',
    engines: podman58,
    host: host({ 'overlay/.has-mount-program': 'perhaps' }),
    part: { mountProgramFlag: 'none' },
  },
  {
    name: 'empty layers',
    engines: podman58,
    host: host({ 'overlay/abc/diff': directory, 'overlay/l': directory }),
    part: { overlayLayers: false },
  },
  {
    name: 'layers with something in them',
    engines: podman58,
    host: host({ 'overlay/abc/diff/etc': directory }),
    part: { overlayLayers: true },
  },
  {
    name: 'a graph root that may not be looked into',
    engines: podman58,
    host: {
      files: {
        [root]: directory,
        ...Object.fromEntries(['overlay', 'vfs', 'btrfs'].map(name => [`${root}/${name}`, cannotTell('denied')])),
      },
    },
    part: {
      homes: { ...none.homes, overlay: null, vfs: null, btrfs: null },
      mountProgramFlag: null,
      overlayLayers: null,
      problem: `${root}/overlay: cannot be told in this test`,
    },
  },
]);
