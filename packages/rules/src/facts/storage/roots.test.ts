import { cannotTell, testFact } from '@hostlint/core/testing';
import { storageRoots } from './roots.js';

const dataRoot = {
  engine: 'docker',
  role: 'data-root',
  configuredPath: '/var/lib/docker',
  path: '/var/lib/docker',
} as const;

testFact(storageRoots, [
  {
    name: 'a data-root that is not there yet',
    engines: { docker: '28.5.2' },
    host: { files: { '/var/lib': { directory: true } } },
    value: [{ ...dataRoot, existing: '/var/lib', exists: false }],
  },
  {
    name: 'overlay2/ on a mount of its own',
    engines: { docker: '28.5.2' },
    host: {
      files: {
        '/var/lib/docker': { directory: true, device: '8:1' },
        '/var/lib/docker/overlay2': { directory: true, device: '8:16' },
      },
    },
    value: [
      { ...dataRoot, existing: '/var/lib/docker', exists: true },
      {
        engine: 'docker',
        role: 'overlay2',
        configuredPath: '/var/lib/docker/overlay2',
        path: '/var/lib/docker/overlay2',
        existing: '/var/lib/docker/overlay2',
        exists: true,
      },
    ],
  },
  {
    name: 'the root of containerd, which holds the images of 29',
    engines: { docker: '29.1.0' },
    host: { files: { '/var/lib/containerd': { directory: true } } },
    value: [
      { ...dataRoot, existing: '/var/lib', exists: false },
      {
        engine: 'containerd',
        role: 'containerd-root',
        configuredPath: '/var/lib/containerd',
        path: '/var/lib/containerd',
        existing: '/var/lib/containerd',
        exists: true,
      },
    ],
  },
  {
    name: 'a root of containerd that cannot be told',
    engines: { docker: '29.1.0' },
    host: { files: { '/run/containerd/containerd.sock': '', '/etc/containerd/config.toml': cannotTell('denied') } },
    value: [
      { ...dataRoot, existing: '/', exists: false },
      {
        engine: 'containerd',
        role: 'containerd-root',
        configuredPath: '/var/lib/containerd',
        path: '/var/lib/containerd',
        existing: '/var/lib/containerd',
        exists: false,
        problem: '/etc/containerd/config.toml: cannot be told in this test',
      },
    ],
  },
]);
