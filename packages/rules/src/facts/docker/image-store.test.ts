import { cannotTell, testFact } from '@hostlint/core/testing';
import { imageStore } from './image-store.js';

const on29 = { docker: '29.1.0' };
const on28 = { docker: '28.5.2' };
const feature = (on: boolean) => ({
  '/etc/docker/daemon.json': JSON.stringify({ features: { 'containerd-snapshotter': on } }),
});
const graphdriver = (reason: string) => ({ store: { kind: 'graphdriver', reason } });

testFact(imageStore, [
  {
    name: '28 keeps a graph driver',
    engines: on28,
    host: {},
    value: { ...graphdriver('default'), containerdRoot: '/var/lib/containerd' } as never,
  },
  {
    name: 'a graph driver, and the configuration of containerd may not be read',
    engines: on28,
    host: { files: { '/run/containerd/containerd.sock': '', '/etc/containerd/config.toml': cannotTell('denied') } },
    part: graphdriver('default') as never,
  },
  {
    name: '29, and the configuration of containerd may not be read',
    engines: on29,
    host: { files: { '/run/containerd/containerd.sock': '', '/etc/containerd/config.toml': cannotTell('denied') } },
    unknown: 'denied',
  },
  {
    name: '28 with the feature',
    engines: on28,
    host: { files: feature(true) },
    part: { store: { kind: 'containerd', reason: 'feature' } },
  },
  { name: '29 takes containerd', engines: on29, host: {}, part: { store: { kind: 'containerd', reason: 'default' } } },
  {
    name: '29 without the feature',
    engines: on29,
    host: { files: feature(false) },
    part: graphdriver('feature') as never,
  },
  {
    name: '29 with overlay2 in use',
    engines: on29,
    host: { files: { '/var/lib/docker/overlay2/l': { directory: true } } },
    part: graphdriver('prior-driver') as never,
  },
  {
    name: '29, and the data-root cannot be looked into',
    engines: on29,
    host: { files: { '/var/lib/docker': { directory: true }, '/var/lib/docker/overlay2': cannotTell('denied') } },
    part: { store: null },
  },
  {
    name: 'the root of a containerd that runs by itself',
    engines: on29,
    host: {
      files: {
        '/run/containerd/containerd.sock': '',
        '/usr/bin/dockerd': '',
        '/etc/containerd/config.toml': 'version = 2\nroot = "/data/containerd"\n[plugins]\nroot = "/no"\n',
      },
    },
    part: { containerdRoot: '/data/containerd' },
  },
  {
    name: 'the root of one that dockerd starts',
    engines: on29,
    host: { files: { '/usr/bin/dockerd': '' } },
    part: { containerdRoot: '/var/lib/docker/containerd/daemon' },
  },
]);
