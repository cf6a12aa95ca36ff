import { testFact, type MemoryNode } from '@hostlint/core/testing';
import { daemonPrograms } from './daemon-programs.js';

const program = { content: '', mode: 0o755 } as const;
const stock = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const all = ['containerd', 'containerd-shim-runc-v2', 'runc', 'docker-init', 'ps', 'git', 'xz'];
const installed: Record<string, MemoryNode> = Object.fromEntries(
  ['dockerd', ...all].map(name => [`/usr/bin/${name}`, program]),
);
const found = Object.fromEntries(all.map(name => [name, `/usr/bin/${name}`]));
const version = (number: string) => ({ docker: number });
const unit = (text: string) => ({ '/etc/systemd/system/docker.service': `[Service]\n${text}\n` });
const stockUnit = unit('ExecStart=/usr/bin/dockerd --containerd=/run/containerd/containerd.sock');
const without = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(installed).filter(([path]) => !names.some(name => path.endsWith(`/${name}`))));
const { containerd: _, ...others } = found;

testFact(daemonPrograms, [
  { name: 'no dockerd', host: {}, value: null },
  {
    name: 'all of them',
    host: { files: installed },
    engines: version('28.5.2'),
    value: { wrapped: false, directories: stock, found: found as never, containerd: 'program' },
  },
  {
    name: 'a containerd that runs',
    host: { files: { ...installed, '/run/containerd/containerd.sock': '' } },
    part: { containerd: 'running' },
  },
  {
    name: 'none of them, nor a service for containerd',
    host: { files: { '/usr/bin/dockerd': program, ...stockUnit } },
    part: {
      found: Object.fromEntries(all.map(name => [name, null])) as never,
      containerd: 'nowhere',
    },
  },
  {
    name: 'a service for containerd without its program in PATH',
    host: {
      files: { ...without('containerd'), ...stockUnit, '/etc/systemd/system/containerd.service': '[Service]\n' },
    },
    part: { containerd: 'unit', found: { ...others, containerd: null } as never },
  },
  {
    name: 'a service that dockerd does not wait for',
    host: { files: { ...without('containerd'), '/etc/systemd/system/containerd.service': '[Service]\n' } },
    part: { containerd: 'nowhere' },
  },
  {
    name: 'a containerd of another system that does not run now',
    host: {
      files: { ...without('containerd'), ...unit('ExecStart=/usr/bin/dockerd --containerd unix:///run/k3s/c.sock') },
    },
    part: { containerd: 'elsewhere' },
  },
  {
    name: 'the containerd in dockerd itself',
    host: {
      files: { ...without('containerd'), '/etc/docker/daemon.json': '{"features":{"embedded-containerd":true}}' },
    },
    engines: version('29.7.2'),
    part: { containerd: 'built-in' },
  },
  {
    name: 'a PATH of the service',
    host: {
      files: {
        '/opt/bin/runc': program,
        '/usr/bin/runc': program,
        '/usr/bin/dockerd': program,
        ...unit('Environment=PATH=/opt/bin\nExecStart=/usr/bin/dockerd'),
      },
    },
    part: {
      directories: ['/opt/bin'],
      found: { ...Object.fromEntries(all.map(name => [name, null])), runc: '/opt/bin/runc' } as never,
    },
  },
  {
    name: 'a file that cannot be run does not count',
    host: { files: { ...installed, '/usr/bin/runc': '', '/bin/runc': program } },
    part: { found: { ...found, runc: '/bin/runc' } as never },
  },
  {
    name: 'another runc for builds',
    host: {
      files: {
        ...without('runc'),
        '/opt/crun': program,
        ...unit('Environment=DOCKER_BUILDKIT_RUNC_COMMAND=/opt/crun\nExecStart=/usr/bin/dockerd'),
      },
    },
    engines: version('28.5.2'),
    part: { found: { ...found, runc: '/opt/crun' } as never },
  },
  {
    name: 'docker-init in its own directory',
    host: { files: { ...installed, '/usr/libexec/docker/docker-init': program } },
    engines: version('28.5.2'),
    part: { found: { ...found, 'docker-init': '/usr/libexec/docker/docker-init' } as never },
  },
  {
    name: 'a script in the place of dockerd',
    host: { files: { ...installed, '/usr/bin/dockerd': { content: '#!/bin/sh\n', mode: 0o755 } } },
    part: { wrapped: true },
  },
  {
    name: 'a package that wires its programs itself',
    host: {
      files: {
        '/usr/bin/dockerd': { link: '/nix/store/x-docker/bin/dockerd' },
        '/nix/store/x-docker/bin/dockerd': program,
      },
    },
    value: null,
  },
]);
