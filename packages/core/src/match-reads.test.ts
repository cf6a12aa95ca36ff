import { expect } from 'chai';
import { matchReads, type Question } from './match-reads.js';
import type { Reads } from './reads.js';

const path = (verb: 'read' | 'list' | 'stat' | 'realpath' | 'filesystem', at: string): Question => ({ verb, path: at });

const cases: readonly (readonly [name: string, Reads, allowed: readonly Question[], others: readonly Question[]])[] = [
  [
    'a file: its content, kind and real path, and the kind of what is above',
    { files: ['/etc/docker/daemon.json'] },
    [
      path('read', '/etc/docker/daemon.json'),
      path('stat', '/etc/docker/daemon.json'),
      path('realpath', '/etc/docker/daemon.json'),
      path('stat', '/etc/docker'),
      path('realpath', '/etc'),
      path('stat', '/'),
      path('read', '//etc/./docker/daemon.json'),
    ],
    [
      path('list', '/etc/docker/daemon.json'),
      path('list', '/etc/docker'),
      path('read', '/etc/docker'),
      path('read', '/etc/docker/daemon.json.bak'),
      path('stat', '/etc/docker/key.json'),
      path('stat', '/etc/dock'),
      path('filesystem', '/etc/docker'),
    ],
  ],
  [
    'a directory: its names, kind and real path, and nothing in it',
    { lists: ['/etc/cni/net.d'] },
    [path('list', '/etc/cni/net.d'), path('stat', '/etc/cni/net.d/'), path('realpath', '/etc/cni')],
    [path('read', '/etc/cni/net.d'), path('stat', '/etc/cni/net.d/10-flannel.conflist')],
  ],
  [
    'a path that is only looked at',
    { stats: ['/run/ostree-booted'] },
    [path('stat', '/run/ostree-booted'), path('realpath', '/run/ostree-booted')],
    [path('read', '/run/ostree-booted'), path('list', '/run/ostree-booted'), path('filesystem', '/run/ostree-booted')],
  ],
  [
    'a star is for one name',
    { files: ['/etc/*/docker.service.d/*.conf'] },
    [
      path('read', '/etc/systemd/docker.service.d/a.conf'),
      path('read', '/etc/systemd/docker.service.d/.conf'),
      path('stat', '/etc/systemd/docker.service.d'),
      path('stat', '/etc/systemd'),
    ],
    [
      path('read', '/etc/systemd/docker.service.d/a.conf.d/b'),
      path('read', '/etc/systemd/docker.service.d/a/b.conf'),
      path('stat', '/etc/systemd/other.service.d'),
      path('read', '/etc/systemd/docker.service.d/aXconf'),
    ],
  ],
  [
    'a kernel, a user and a process',
    { files: ['/lib/modules/{kernel}/modules.dep', '/proc/{pid}/comm'], stats: ['/run/user/{uid}/bus'] },
    [
      path('read', '/lib/modules/6.1.0-37-amd64/modules.dep'),
      path('stat', '/run/user/1000/bus'),
      path('read', '/proc/12/comm'),
    ],
    [path('read', '/lib/modules/a/b/modules.dep'), path('stat', '/run/user/me/bus')],
  ],
  [
    'the control group of who looks',
    { stats: ['/sys/fs/cgroup{cgroup}/memory.max'] },
    [
      path('stat', '/sys/fs/cgroup/user.slice/a.scope/memory.max'),
      path('stat', '/sys/fs/cgroup/memory.max'),
      path('stat', '/sys/fs'),
    ],
    [path('stat', '/sys/fs/bpf'), path('read', '/sys/fs/cgroup/memory.max')],
  ],
  [
    'a path that the configuration names, and a home',
    { lists: ['{configured}/overlay2'], files: ['{home}/.config/containers/storage.conf'], stats: ['{configured}'] },
    [
      path('list', '/srv/docker/overlay2'),
      path('list', '/overlay2'),
      path('stat', '/srv/docker'),
      path('read', '/home/me/.config/containers/storage.conf'),
      path('read', '/root/.config/containers/storage.conf'),
    ],
    [path('list', '/srv/docker'), path('list', '/srv/docker/overlay2/l'), path('read', '/root/.config/storage.conf')],
  ],
  [
    'a file system, also of what is above',
    { filesystems: ['/sys/fs/cgroup', '/var/lib/docker'] },
    [path('filesystem', '/sys/fs/cgroup'), path('filesystem', '/var/lib'), path('filesystem', '/')],
    [path('stat', '/var/lib'), path('read', '/var/lib/docker'), path('filesystem', '/data')],
  ],
  [
    'all mounts',
    { filesystems: ['{mount}'] },
    [path('filesystem', '/data'), path('filesystem', '/')],
    [path('stat', '/data')],
  ],
  [
    'what readers declare that several facts share',
    { also: [{ files: ['/etc/a'], also: [{ lists: ['/etc/b'] }] }], stats: ['/etc/c'] },
    [path('read', '/etc/a'), path('list', '/etc/b'), path('stat', '/etc/c')],
    [path('read', '/etc/b')],
  ],
  [
    'programs, word by word',
    {
      commands: [
        ['uname', '-m'],
        ['dockerd', '--version'],
        ['printenv', '*'],
      ],
    },
    [
      { verb: 'run', command: ['uname', '-m'] },
      { verb: 'run', command: ['/opt/dockerd', '--version'] },
      { verb: 'run', command: ['dockerd', '--version'] },
      { verb: 'run', command: ['printenv', 'A/B\nC'] },
    ],
    [
      { verb: 'run', command: ['uname'] },
      { verb: 'run', command: ['uname', '-m', '-r'] },
      { verb: 'run', command: ['/opt/mydockerd', '--version'] },
      { verb: 'run', command: ['printenv', '-0', 'A'] },
    ],
  ],
  [
    'daemons and trials',
    { sockets: ['/var/run/docker.sock /info', '{configured} /info'], trials: ['overlay-mount /var/lib/docker'] },
    [
      { verb: 'get', socket: '/var/run/docker.sock', path: '/info' },
      { verb: 'get', socket: '/run/user/1/docker.sock', path: '/info' },
      { verb: 'probe', name: 'overlay-mount', path: '/var/lib/docker' },
      { verb: 'probe', name: 'overlay-mount', path: '/var' },
    ],
    [
      { verb: 'get', socket: '/var/run/docker.sock', path: '/version' },
      { verb: 'probe', name: 'overlay-native-diff', path: '/var/lib/docker' },
      { verb: 'probe', name: 'overlay-mount', path: '/etc' },
    ],
  ],
  [
    'how much of it',
    {
      files: ['/etc/a', { path: '/var/big', maxBytes: 64 * 1024 * 1024 }, { path: '/var/small', maxBytes: 10 }],
      lists: ['/etc', { path: '/usr/bin', limit: 500 }],
    },
    [
      { verb: 'read', path: '/var/big', maxBytes: 64 * 1024 * 1024 },
      { verb: 'read', path: '/var/big' },
      { verb: 'read', path: '/etc/a', maxBytes: 100 },
      { verb: 'list', path: '/etc', limit: 10 },
      { verb: 'list', path: '/usr/bin', limit: 500 },
    ],
    [
      { verb: 'read', path: '/var/big', maxBytes: 65 * 1024 * 1024 },
      { verb: 'read', path: '/etc/a', maxBytes: 5 * 1024 * 1024 },
      { verb: 'read', path: '/var/small' },
      { verb: 'list', path: '/usr/bin' },
      { verb: 'list', path: '/usr/bin', limit: 501 },
    ],
  ],
  [
    'what is asked of few hosts only',
    { seldom: { files: ['/proc/kallsyms'] } },
    [path('read', '/proc/kallsyms')],
    [path('read', '/proc/modules')],
  ],
  ['nothing at all but that there is a root', {}, [path('stat', '/')], [path('stat', '/etc'), path('read', '/etc/a')]],
];

describe('what falls under declarations', () => {
  for (const [name, reads, allowed, others] of cases) {
    it(name, () => {
      const matches = matchReads(reads);
      expect(allowed.filter(question => !matches(question))).to.deep.equal([]);
      expect(others.filter(question => matches(question))).to.deep.equal([]);
    });
  }
});
