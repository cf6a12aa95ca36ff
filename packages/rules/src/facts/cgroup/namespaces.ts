import { defineFact, UnknowableError } from '@hostlint/core';

const path = '/proc/self/ns/cgroup';

/** Source: moby v29.7.2 pkg/sysinfo/sysinfo_linux.go applyCgroupNsInfo. */
export const cgroupNamespaces = defineFact({
  id: 'cgroup/namespaces',
  summary: 'Whether the kernel can give a process a view of control groups of its own.',
  reads: { stats: [path] },
  async collect(host): Promise<boolean> {
    if (!(await host.stat('/proc/self/ns', { follow: false })))
      throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc/self/ns');
    host.cite({ path });
    return (await host.stat(path, { follow: false })) !== undefined;
  },
});
