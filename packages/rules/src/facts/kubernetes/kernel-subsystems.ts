import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

const path = '/proc/cgroups';

/** Source: linux kernel/cgroup/cgroup-v1.c proc_cgroupstats_show: name, hierarchy, groups, enabled. */
export const kernelSubsystems = defineFact({
  id: 'kubernetes/kernel-subsystems',
  summary: 'The controllers of version 1 of control groups that the kernel has enabled, which is what kubeadm counts.',
  async collect(host): Promise<ReadonlySet<string>> {
    const bytes = await host.read(path);
    const lines = bytes ? decodeText(bytes).split('\n') : [];
    const rows = lines.filter(line => !line.startsWith('#')).map(line => line.split(/\s+/));
    if (bytes) host.cite({ path });
    return new Set(
      rows.flatMap(([name, , , enabled]) => (name && enabled !== undefined && enabled !== '0' ? name : [])),
    );
  },
});
