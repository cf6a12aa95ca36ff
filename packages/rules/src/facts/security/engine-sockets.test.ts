import { cannotTell, testFact } from '@hostlint/core/testing';
import { engineSockets } from './engine-sockets.js';

const json = '/etc/docker/daemon.json';
const at = (mode: number, gid = 0) => ({ content: '', mode, gid });
const docker = (path: string, mode: number, gid = 0) =>
  ({ path, engine: 'docker', known: true, mode, uid: 0, gid }) as const;

testFact(engineSockets, [
  {
    name: 'those that are there',
    host: { files: { '/run/docker.sock': at(0o660, 998), '/run/containerd/containerd.sock': at(0o660) } },
    value: [
      docker('/run/docker.sock', 0o660, 998),
      { path: '/run/containerd/containerd.sock', engine: 'containerd', known: true, mode: 0o660, uid: 0, gid: 0 },
    ],
  },
  {
    name: 'the one that dockerd is told to make',
    host: { files: { [json]: '{"hosts": ["unix:///srv/d.sock"]}', '/srv/d.sock': at(0o666) } },
    value: [docker('/srv/d.sock', 0o666)],
  },
  {
    name: 'the one that systemd makes',
    host: {
      files: {
        '/lib/systemd/system/docker.socket': '[Socket]\nListenStream=/run/d.sock\n',
        '/lib/systemd/system/docker.service': '[Service]\nExecStart=/usr/bin/dockerd -H fd://\n',
        '/run/d.sock': at(0o666),
      },
    },
    value: [docker('/run/d.sock', 0o666)],
  },
  { name: 'none', host: {}, value: [] },
  {
    name: 'one that may not be looked at',
    host: { files: { '/run/podman/podman.sock': cannotTell('denied') } },
    value: [
      {
        path: '/run/podman/podman.sock',
        engine: 'podman',
        known: false,
        reason: 'denied',
        detail: '/run/podman/podman.sock: cannot be told in this test',
      },
    ],
  },
]);
