import { testRule } from '@hostlint/core/testing';
import { configWith } from '../docker/config-samples.test.js';
import { mountLine, storageOn } from '../filesystem/storage-samples.test.js';
import { containerdRootNotChecked } from './containerd-root-not-checked.js';

const set = <T>(value: T) => ({
  value,
  origin: 'file' as const,
  evidence: { path: '/etc/docker/daemon.json', line: 2, text: 'x' },
});
const moved = configWith([], { dataRoot: set('/data') });
const images = { store: { kind: 'containerd', reason: 'default' } as const, containerdRoot: '/var/lib/containerd' };
const place = (role: 'data-root' | 'containerd-root', path: string) => ({
  role,
  path,
  engine: role === 'data-root' ? ('docker' as const) : ('containerd' as const),
});
const own = storageOn('ext', 'ext4', { root: place('data-root', '/data') });
const containerd = storageOn('ext', 'ext4', { root: place('containerd-root', '/var/lib/containerd') });
const elsewhere = containerd.map(one => ({ ...one, mount: { ...mountLine('ext4'), id: 99, mountPoint: '/' } }));

testRule(containerdRootNotChecked, {
  pass: [{ name: 'on the same file system', facts: { images, config: moved, storage: [...own, ...containerd] } }],
  fail: [
    {
      name: 'on another one',
      facts: { images, config: moved, storage: [...own, ...elsewhere] },
      message: 'elsewhere',
      data: { dataRoot: '/data', containerdRoot: '/var/lib/containerd' },
    },
  ],
  notApplicable: [
    {
      name: 'a graph driver',
      facts: { images: { ...images, store: { kind: 'graphdriver', reason: 'default' } }, config: moved, storage: own },
    },
    { name: 'data-root was not moved', facts: { images, config: configWith([]), storage: own } },
  ],
  unknown: [
    { name: 'the store is unknown', facts: { images: { ...images, store: null }, config: moved, storage: own } },
    {
      name: 'mounts are unknown',
      facts: { images, config: moved, storage: storageOn('ext', 'ext4', { mount: null }) },
    },
  ],
});
