import { known, testRule, unknown } from '@hostlint/core/testing';
import type { CgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { kernel } from '../kernel/kernel-samples.test.js';
import { cgroupControllers } from './cgroup-controllers.js';

const listed = (
  version: CgroupHierarchy['version'],
  names: string,
  { raw = '6.1.0-37-amd64', enabled = names }: { raw?: string; enabled?: string } = {},
) => ({
  hierarchy: {
    version,
    controllers: new Set(names.split(' ')),
    mountPoints: new Map(),
    unifiedControllers: new Set<string>(),
    evidence: [],
  },
  kernel: known(new Map(enabled.split(' ').map(name => [name, { hierarchy: 1, enabled: true }] as const))),
  release: known(kernel(raw)),
});
const all = 'cpu cpuacct cpuset devices freezer memory pids hugetlb blkio net_cls';

testRule(cgroupControllers, {
  pass: [
    { name: 'version 2', facts: listed('v2', 'cpuset cpu io memory hugetlb pids rdma misc') },
    { name: 'version 1', facts: listed('v1', all) },
    {
      name: 'enabled and not mounted, which kubeadm does not look at',
      subject: 'hugetlb',
      facts: listed('v1', 'cpu cpuacct cpuset memory', { enabled: all }),
    },
    {
      name: 'freezer is a part of Linux 5.2',
      subject: 'freezer',
      facts: { ...listed('v2', 'cpu', { raw: '5.2.0' }), kernel: unknown() },
    },
  ],
  fail: [
    {
      name: 'Raspberry Pi OS, which boots with cgroup_disable=memory',
      subject: 'memory',
      facts: listed('v2', 'cpuset cpu io pids'),
      message: 'missing',
      stops: [],
    },
    {
      name: 'version 2 on Linux 4.19',
      subject: 'freezer',
      facts: listed('v2', 'cpu io memory pids', { raw: '4.19.0-17-cloud-amd64' }),
      message: 'missing',
    },
    {
      name: 'version 1, and nobody mounts cpuset',
      subject: 'cpuset',
      facts: listed('v1', 'cpu cpuacct memory', { enabled: all }),
      message: 'notMounted',
      stops: ['kubelet'],
    },
    {
      name: 'a kernel without huge pages',
      subject: 'hugetlb',
      facts: listed('v2', 'cpuset cpu io memory pids'),
      message: 'optional',
      severity: 'info',
    },
  ],
  notApplicable: [{ name: 'no control groups', facts: listed('none', '') }],
  unknown: [
    { name: '/proc/cgroups may not be read', facts: { ...listed('v1', all), kernel: unknown() } },
    {
      name: 'the kernel cannot be told',
      subject: 'freezer',
      facts: { ...listed('v2', 'cpu memory'), release: unknown() },
    },
  ],
});
