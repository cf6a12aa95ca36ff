/**
 * The controllers that linux has ever had, by the names that v1 mounts and /proc/cgroups use; v2 calls `blkio` `io`.
 * Source: linux include/linux/cgroup_subsys.h (v2.6.24 to v6.18).
 */
export const v1Controllers: ReadonlySet<string> = new Set([
  'blkio',
  'cpu',
  'cpuacct',
  'cpuset',
  'debug',
  'devices',
  'dmem',
  'freezer',
  'hugetlb',
  'memory',
  'misc',
  'net_cls',
  'net_prio',
  'ns',
  'perf_event',
  'pids',
  'rdma',
]);

/** A controller as the kernel was built with it. */
export interface KernelController {
  /** The number of the v1 hierarchy that it is attached to; 0: none, or it is with v2. */
  readonly hierarchy: number;
  /** `false`: switched off by cgroup_disable= on the kernel's command line. */
  readonly enabled: boolean;
}

/** Parses /proc/cgroups. Since Linux 6.13 it leaves out what v1 does not have. Source: linux kernel/cgroup/cgroup-v1.c proc_cgroupstats_show. */
export function parseProcCgroups(text: string): ReadonlyMap<string, KernelController> {
  const controllers = new Map<string, KernelController>();
  for (const line of text.split('\n')) {
    const [name = '', hierarchy = '', , enabled, ...more] = line.split('\t');
    const isRow = name !== '' && /^\d+$/.test(hierarchy) && (enabled === '0' || enabled === '1') && more.length === 0;
    if (isRow) controllers.set(name, { hierarchy: Number(hierarchy), enabled: enabled === '1' });
  }
  return controllers;
}

/** The group of v2 that a process is in, from its /proc/PID/cgroup; `null`: the file names none. */
export function parseOwnGroup(text: string): string | null {
  const line = text.split('\n').find(line => line.startsWith('0::/'));
  return line === undefined ? null : line.slice('0::'.length);
}
