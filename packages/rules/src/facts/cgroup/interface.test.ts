import { cannotTell, testFact } from '@hostlint/core/testing';
import { cgroupInterface } from './interface.js';

const root = '27 1 8:1 / / rw - ext4 /dev/sda1 rw\n';
const v2 = {
  '/proc/self/mountinfo': `${root}30 27 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n`,
  '/sys/fs/cgroup/cgroup.controllers': 'cpu memory pids\n',
};
const v1 = {
  '/proc/self/mountinfo': `${root}30 27 0:26 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n`,
  '/sys/fs/cgroup/memory/memory.limit_in_bytes': '',
};
const group = (path: string, ...names: readonly string[]) =>
  Object.fromEntries(names.map(name => [`/sys/fs/cgroup${path}/${name}`, '']));
const inScope = { '/proc/self/cgroup': '0::/user.slice/session-1.scope\n' };

testFact(cgroupInterface, [
  {
    name: 'version 2: the group of hostlint',
    host: {
      files: {
        ...v2,
        ...inScope,
        ...group('/user.slice/session-1.scope', 'cgroup.type', 'cgroup.freeze', 'memory.max', 'memory.swap.max'),
      },
    },
    part: { swapLimit: true, freezer: true },
  },
  {
    name: 'version 2: dockerd’s own group comes first',
    host: {
      files: {
        ...v2,
        ...inScope,
        ...group('/system.slice/docker.service', 'cgroup.type', 'cgroup.freeze', 'memory.max'),
        ...group('/user.slice/session-1.scope', 'cgroup.type', 'cgroup.freeze', 'memory.max', 'memory.swap.max'),
      },
    },
    value: {
      swapLimit: false,
      freezer: true,
      evidence: [
        { path: '/sys/fs/cgroup/system.slice/docker.service/cgroup.freeze' },
        { path: '/sys/fs/cgroup/system.slice/docker.service/memory.swap.max' },
      ],
    },
  },
  {
    name: 'version 2: a group that memory is not switched on for tells nothing of it',
    host: { files: { ...v2, ...inScope, ...group('/init.scope', 'cgroup.type') } },
    part: { swapLimit: null, freezer: false },
  },
  {
    name: 'version 2: the root group has no such files',
    host: { files: { ...v2, '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cgroup.procs': '' } },
    part: { swapLimit: null, freezer: null },
  },
  {
    name: 'version 2: in a namespace of its own the root is no root',
    host: {
      files: { ...v2, '/proc/self/cgroup': '0::/\n', ...group('', 'cgroup.type', 'cgroup.freeze', 'memory.max') },
    },
    part: { swapLimit: false, freezer: true },
  },
  {
    name: 'version 1 with accounting for swap',
    host: { files: { ...v1, '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes': '' } },
    part: { swapLimit: true, freezer: null },
  },
  { name: 'version 1 without', host: { files: v1 }, part: { swapLimit: false } },
  { name: 'no control groups', host: { files: { '/proc/self/mountinfo': root } }, part: { swapLimit: null } },
  {
    name: 'files that may not be looked for',
    host: { files: { ...v1, '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes': cannotTell('denied') } },
    unknown: 'denied',
  },
]);
