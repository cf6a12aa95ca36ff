import { known, testRule, unknown } from '@hostlint/core/testing';
import type { DaemonConfig } from '../../facts/docker/daemon-config.js';
import type { DockerEngine } from '../../facts/docker/engine.js';
import type { DaemonPrograms } from '../../facts/docker/daemon-programs.js';
import type { DockerImageStore } from '../../facts/docker/image-store.js';
import { configWith, debian } from './config-samples.test.js';
import { requiredBinaries } from './required-binaries.js';

const engine: DockerEngine = {
  installed: true,
  version: '28.5.2',
  judgedFor: 'found',
  found: '28.5.2',
  binary: '/usr/bin/dockerd',
};
const store = (kind: 'containerd' | 'graphdriver') =>
  known<DockerImageStore>({ store: { kind, reason: 'default' } as never, containerdRoot: '/var/lib/containerd' });
const all: DaemonPrograms = {
  wrapped: false,
  directories: ['/usr/bin', '/bin'],
  found: {
    containerd: '/usr/bin/containerd',
    'containerd-shim-runc-v2': '/usr/bin/containerd-shim-runc-v2',
    runc: '/usr/bin/runc',
    'docker-init': '/usr/bin/docker-init',
    ps: '/usr/bin/ps',
    git: '/usr/bin/git',
    xz: '/usr/bin/xz',
  },
  containerd: 'program',
};
const without = (name: keyof DaemonPrograms['found'], part: Partial<DaemonPrograms> = {}): DaemonPrograms => ({
  ...all,
  found: { ...all.found, [name]: null },
  ...part,
});
const on = (programs: DaemonPrograms | null, part: Partial<DaemonConfig> = {}) => ({
  programs,
  config: configWith([], part),
  engine,
  images: store('graphdriver'),
  os: debian,
});
const address = {
  containerd: { value: '/run/containerd/containerd.sock', origin: 'arguments', evidence: null },
} as const;
const nowhere = without('containerd', { containerd: 'nowhere' });

testRule(requiredBinaries, {
  pass: [
    { name: 'all of them', facts: on(all) },
    { name: 'a containerd that runs, from wherever', facts: on(without('containerd', { containerd: 'running' })) },
    {
      name: 'another default runtime, which has a shim of its own',
      facts: on(without('containerd-shim-runc-v2'), {
        defaultRuntime: { value: 'io.containerd.kata.v2', origin: 'file', evidence: null },
      }),
    },
  ],
  fail: [
    {
      name: 'no runc',
      facts: on(without('runc')),
      message: 'exits',
      subject: 'runc',
      stops: ['docker'],
      says: 'runc is not to be found in /usr/bin:/bin: dockerd would exit with "failed to find runc binary"',
      command: 'apt-get install containerd.io',
    },
    {
      name: 'no containerd for dockerd to start',
      facts: on(nowhere),
      message: 'exits',
      subject: 'containerd',
      stops: ['docker'],
      says: 'failed to start containerd',
    },
    {
      name: 'no containerd where dockerd expects one, before 28.0',
      facts: on(nowhere, { ...address, version: '26.1.5' }),
      message: 'exits',
      subject: 'containerd',
      stops: ['docker'],
      says: 'failed to dial',
    },
    {
      name: 'the same where containerd keeps the images',
      facts: { ...on(nowhere, address), images: store('containerd') },
      message: 'exits',
      subject: 'containerd',
    },
    {
      name: 'the same since 28.0, where a graph driver keeps the images',
      facts: on(nowhere, address),
      message: 'fails',
      subject: 'containerd',
      severity: 'error',
      stops: [],
    },
    {
      name: 'no shim',
      facts: on(without('containerd-shim-runc-v2')),
      message: 'fails',
      subject: 'containerd-shim-runc-v2',
      severity: 'error',
      stops: [],
    },
    {
      name: 'no docker-init, which all containers are to have',
      facts: on(without('docker-init'), { init: { value: true, origin: 'file', evidence: null } }),
      message: 'fails',
      subject: 'docker-init',
      severity: 'error',
    },
    {
      name: 'no docker-init',
      facts: on(without('docker-init')),
      message: 'fails',
      subject: 'docker-init',
      severity: 'warning',
      says: 'docker run --init fails',
    },
    { name: 'no git', facts: on(without('git')), message: 'fails', subject: 'git', severity: 'info' },
  ],
  notApplicable: [
    { name: 'no dockerd', facts: on(null) },
    { name: 'a script that may look for git elsewhere', facts: on(without('git', { wrapped: true })), subject: 'git' },
    { name: 'before 18.09', facts: on(nowhere, { version: '17.12.1' }) },
  ],
  unknown: [
    {
      name: 'a service of a containerd whose program is not in PATH',
      facts: on(without('containerd', { containerd: 'unit' }), address),
      subject: 'containerd',
    },
    {
      name: 'an address where nothing is now',
      facts: on(without('containerd', { containerd: 'elsewhere' }), address),
      subject: 'containerd',
    },
    {
      name: 'no containerd, and the store of the images is unknown',
      facts: { ...on(nowhere, address), images: unknown() },
      subject: 'containerd',
    },
    { name: 'a script that may set another PATH', facts: on(without('runc', { wrapped: true })), subject: 'runc' },
  ],
});
