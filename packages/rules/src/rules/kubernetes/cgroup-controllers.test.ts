import { testRule } from '@hostlint/core/testing';
import type { CgroupHierarchy } from '../../facts/cgroup/hierarchy.js';
import { kernel } from '../kernel/kernel-samples.test.js';
import { cgroupControllers } from './cgroup-controllers.js';

const with_ = (version: CgroupHierarchy['version'], names: string, raw = '6.1.0-37-amd64') => ({
  hierarchy: {
    version,
    controllers: new Set(names.split(' ')),
    mountPoints: new Map(),
    unifiedControllers: new Set<string>(),
    evidence: [],
  },
  release: kernel(raw),
});

testRule(cgroupControllers, {
  pass: [
    { name: 'version 2', facts: with_('v2', 'cpuset cpu io memory hugetlb pids rdma misc') },
    {
      name: 'version 1',
      facts: with_('v1', 'cpu cpuacct cpuset devices freezer memory pids hugetlb blkio net_cls'),
    },
    { name: 'freezer is a part of Linux 5.2', subject: 'freezer', facts: with_('v2', 'cpu', '5.2.0') },
  ],
  fail: [
    {
      name: 'Raspberry Pi OS, which boots with cgroup_disable=memory',
      subject: 'memory',
      facts: with_('v2', 'cpuset cpu io pids'),
      message: 'missing',
    },
    {
      name: 'version 2 on Linux 4.19',
      subject: 'freezer',
      facts: with_('v2', 'cpu io memory pids', '4.19.0-17-cloud-amd64'),
      message: 'missing',
    },
    {
      name: 'a kernel without huge pages',
      subject: 'hugetlb',
      facts: with_('v2', 'cpuset cpu io memory pids'),
      message: 'optional',
      severity: 'info',
    },
  ],
  notApplicable: [{ name: 'no control groups', facts: with_('none', '') }],
});
