import type { CgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import type { KernelControllers } from '../../facts/cgroup/kernel-controllers.js';

// Values of facts about control groups, for the tests of rules.

const line = (text: string) => ({ path: '/proc/self/mountinfo', line: 31, text });

export const v2 = (...controllers: readonly string[]): CgroupHierarchy => ({
  version: 'v2',
  controllers: new Set(controllers),
  mountPoints: new Map(),
  unifiedControllers: new Set(),
  evidence: [line('30 27 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw')],
});

export const wholeV2 = v2('cpuset', 'cpu', 'io', 'memory', 'hugetlb', 'pids');

export const v1 = (...controllers: readonly string[]): CgroupHierarchy => ({
  version: controllers.length === 0 ? 'none' : 'v1',
  controllers: new Set(controllers),
  mountPoints: new Map(controllers.map(name => [name, `/sys/fs/cgroup/${name}`])),
  unifiedControllers: new Set(),
  evidence: controllers.map(name => line(`35 31 0:32 / /sys/fs/cgroup/${name} rw - cgroup cgroup rw,${name}`)),
});

const all = ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'freezer', 'blkio', 'pids'];

export const wholeV1 = v1(...all);
export const v1Without = (...left: readonly string[]): CgroupHierarchy => v1(...all.filter(one => !left.includes(one)));

export const hybrid = (...besides: readonly string[]): CgroupHierarchy => ({
  ...wholeV1,
  version: 'hybrid',
  unifiedControllers: new Set(besides),
});

export const noControllers = v1();

/** What /proc/cgroups says: these controllers, none of them mounted; `memory!` is switched off, `memory@4` is mounted. */
export const built = (...names: readonly string[]): KernelControllers =>
  new Map(
    names.map(text => {
      const [name = '', hierarchy = '0'] = text.replace('!', '').split('@');
      return [name, { hierarchy: Number(hierarchy), enabled: !text.endsWith('!') }] as const;
    }),
  );
