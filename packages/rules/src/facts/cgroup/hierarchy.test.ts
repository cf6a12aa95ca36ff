import { cannotTell, testFact } from '@hostlint/core/testing';
import { cgroupHierarchy } from './hierarchy.js';

const mountinfo = (...lines: readonly string[]) => ({
  '/proc/self/mountinfo': ['27 1 8:1 / / rw - ext4 /dev/sda1 rw', ...lines, ''].join('\n'),
});
const v2 = '30 27 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw,nsdelegate';
const tmpfs = '31 27 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755';
const memory = '35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory';
const cpu = '36 31 0:33 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct';
const named = '40 31 0:37 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd';
const unified = '41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw';
const cited = (line: number, text: string) => ({ path: '/proc/self/mountinfo', line, text });

testFact(cgroupHierarchy, [
  {
    name: 'version 2',
    host: { files: { ...mountinfo(v2), '/sys/fs/cgroup/cgroup.controllers': 'cpuset cpu io memory pids\n' } },
    value: {
      version: 'v2',
      controllers: new Set(['cpuset', 'cpu', 'io', 'memory', 'pids']),
      mountPoints: new Map(),
      unifiedControllers: new Set<string>(),
      evidence: [
        cited(2, v2),
        { path: '/sys/fs/cgroup/cgroup.controllers', line: 1, text: 'cpuset cpu io memory pids' },
      ],
    },
  },
  {
    name: 'version 1',
    host: { files: mountinfo(tmpfs, memory, cpu, named) },
    part: {
      version: 'v1',
      controllers: new Set(['memory', 'cpu', 'cpuacct']),
      mountPoints: new Map([
        ['memory', '/sys/fs/cgroup/memory'],
        ['cpu', '/sys/fs/cgroup/cpu,cpuacct'],
        ['cpuacct', '/sys/fs/cgroup/cpu,cpuacct'],
      ]),
    },
  },
  {
    name: 'hybrid, which is version 1 for engines',
    host: { files: { ...mountinfo(tmpfs, memory, unified), '/sys/fs/cgroup/unified/cgroup.controllers': 'hugetlb\n' } },
    part: { version: 'hybrid', controllers: new Set(['memory']), unifiedControllers: new Set(['hugetlb']) },
  },
  {
    name: 'a cgroup2 elsewhere, which makes no hybrid',
    host: { files: mountinfo(tmpfs, memory, '41 31 0:38 / /mnt rw - cgroup2 cgroup2 rw') },
    part: { version: 'v1', unifiedControllers: new Set() },
  },
  {
    name: 'of two mounts of one controller the first, and no words of security modules',
    host: {
      files: mountinfo(
        tmpfs,
        '35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,seclabel,memory',
        '99 27 0:32 / /srv/memory rw - cgroup cgroup rw,seclabel,memory',
      ),
    },
    part: { controllers: new Set(['memory']), mountPoints: new Map([['memory', '/sys/fs/cgroup/memory']]) },
  },
  { name: 'none', host: { files: mountinfo() }, part: { version: 'none', controllers: new Set() } },
  {
    name: 'a cgroup2 beside nothing, which engines do not use',
    host: { files: mountinfo(tmpfs, named, unified) },
    part: { version: 'none', controllers: new Set() },
  },
  {
    name: 'controllers that may not be read',
    host: { files: { ...mountinfo(v2), '/sys/fs/cgroup/cgroup.controllers': cannotTell('denied') } },
    unknown: 'denied',
  },
  { name: 'no running kernel', host: {}, unknown: 'not-running' },
]);
