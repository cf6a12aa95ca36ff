import type { KernelArgument } from '../kernel/kernel-cmdline.js';
import type { KernelOptions } from '../kernel/kconfig.js';
import { disabledControllers } from './disabled-controllers.js';

/** By the names of version 2, `null` where version 1 alone has it. Source: linux include/linux/cgroup_subsys.h, init/Kconfig (v4.15 to v6.18). */
const options: readonly (readonly [v1: string, v2: string | null, option: string])[] = [
  ['cpuset', 'cpuset', 'CONFIG_CPUSETS'],
  ['cpu', 'cpu', 'CONFIG_CGROUP_SCHED'],
  ['cpuacct', null, 'CONFIG_CGROUP_CPUACCT'],
  ['blkio', 'io', 'CONFIG_BLK_CGROUP'],
  ['memory', 'memory', 'CONFIG_MEMCG'],
  ['devices', null, 'CONFIG_CGROUP_DEVICE'],
  ['freezer', null, 'CONFIG_CGROUP_FREEZER'],
  ['net_cls', null, 'CONFIG_CGROUP_NET_CLASSID'],
  ['perf_event', null, 'CONFIG_CGROUP_PERF'],
  ['net_prio', null, 'CONFIG_CGROUP_NET_PRIO'],
  ['hugetlb', 'hugetlb', 'CONFIG_CGROUP_HUGETLB'],
  ['pids', 'pids', 'CONFIG_CGROUP_PIDS'],
  ['rdma', 'rdma', 'CONFIG_CGROUP_RDMA'],
  ['misc', 'misc', 'CONFIG_CGROUP_MISC'],
];

export interface BuiltController {
  readonly v1: string;
  readonly v2: string | null;
  /** `false`: cgroup_disable= switches it off. */
  readonly enabled: boolean;
}

/** The controllers that a kernel has which was built so and is given these arguments; `null`: it has no control groups. */
export function builtControllers(
  config: KernelOptions,
  cmdline: readonly KernelArgument[],
): readonly BuiltController[] | null {
  if (config.get('CONFIG_CGROUPS') !== 'y') return null;
  const off = disabledControllers(cmdline);
  return options
    .filter(([, , option]) => config.get(option) === 'y')
    .map(([v1, v2]) => ({ v1, v2, enabled: !off.has(v1 === 'blkio' ? 'io' : v1) }));
}
