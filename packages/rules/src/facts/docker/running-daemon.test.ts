import { cannotTell, testFact } from '@hostlint/core/testing';
import { runningDaemon } from './running-daemon.js';

const question = '/var/run/docker.sock /info';
const said = {
  ServerVersion: '28.5.2',
  DockerRootDir: '/var/lib/docker',
  Driver: 'overlay2',
  DriverStatus: [
    ['Backing Filesystem', 'extfs'],
    ['Supports d_type', 'true'],
    ['Using metacopy', 'false'],
    ['Native Overlay Diff', 'true'],
    ['userxattr', 'false'],
  ],
  Warnings: ['WARNING: No swap limit support', 3],
};

const running = { '/var/run/docker.pid': '812', '/proc/812/comm': 'dockerd\n' };
const answers = { [question]: JSON.stringify(said) };

testFact(runningDaemon, [
  { name: 'no daemon', host: {}, value: null },
  { name: 'a socket that would start a daemon is not asked', host: { sockets: answers }, value: null },
  {
    name: 'a pidfile that outlived its daemon',
    host: { files: { '/var/run/docker.pid': '812', '/proc/812/comm': 'bash\n' }, sockets: answers },
    value: null,
  },
  {
    name: 'a socket that may not be opened',
    host: { files: running, sockets: { [question]: cannotTell('denied') } },
    unknown: 'denied',
  },
  { name: 'something else answers', host: { files: running, sockets: { [question]: '<html>' } }, unknown: 'malformed' },
  {
    name: 'something that is no object',
    host: { files: running, sockets: { [question]: 'null' } },
    unknown: 'malformed',
  },
  {
    name: 'a daemon',
    host: { files: running, sockets: { [question]: JSON.stringify(said) } },
    value: {
      socket: '/var/run/docker.sock',
      version: '28.5.2',
      dataRoot: '/var/lib/docker',
      driver: 'overlay2',
      backingFilesystem: 'extfs',
      supportsDType: true,
      nativeOverlayDiff: true,
      usingMetacopy: false,
      warnings: ['WARNING: No swap limit support'],
    },
  },
  {
    name: 'a daemon that says less',
    host: {
      files: running,
      sockets: {
        [question]: JSON.stringify({
          Driver: 'overlayfs',
          DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1'], 3],
        }),
      },
    },
    part: { driver: 'overlayfs', backingFilesystem: null, supportsDType: null, dataRoot: null, warnings: [] },
  },
]);
