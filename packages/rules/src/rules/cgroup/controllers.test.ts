import { known, testRule, unknown } from '@hostlint/core/testing';
import { parseKernelCmdline } from '../../shared/kernel/kernel-cmdline.js';
import { debian, inDocker, os, realHost } from '../kernel/kernel-samples.test.js';
import { built, hybrid, noControllers, v1Without, v2, wholeV1, wholeV2 } from './cgroup-samples.test.js';
import { controllers } from './controllers.js';

const cmdline = (text: string) => known(parseKernelCmdline(text));
const all = built('cpu@1', 'cpuacct@2', 'cpuset@3', 'memory@4', 'devices@5', 'blkio@6', 'pids@7');
const host = { container: realHost, built: known(all), cmdline: cmdline('quiet'), os: debian };
const noMemory = v2('cpuset', 'cpu', 'io', 'pids');

testRule(controllers, {
  pass: [
    { name: 'version 2', facts: { ...host, hierarchy: wholeV2 } },
    { name: 'version 1', facts: { ...host, hierarchy: wholeV1 } },
    { name: 'hybrid, with others beside', facts: { ...host, hierarchy: hybrid('hugetlb') } },
    { name: 'those that are there', facts: { ...host, hierarchy: noMemory }, subject: 'cpu' },
  ],
  fail: [
    {
      name: 'Raspberry Pi OS as it comes',
      facts: {
        ...host,
        hierarchy: noMemory,
        cmdline: cmdline('coherent_pool=1M cgroup_disable=memory vc_mem.mem_base=0x3f600000'),
      },
      subject: 'memory',
      message: 'switchedOff',
      says: 'cgroup_disable=memory switches the memory controller off',
      severity: 'warning',
      command: '/boot/firmware/cmdline.txt',
      evidence: [{ path: '/proc/cmdline', line: 1, text: 'cgroup_disable=memory' }],
    },
    {
      name: 'another machine that was booted so',
      facts: { ...host, hierarchy: noMemory, cmdline: cmdline('cgroup_disable=memory'), os: os('fedora', '41') },
      subject: 'memory',
      message: 'switchedOff',
      command: 'grubby --update-kernel=ALL --remove-args=cgroup_disable=memory',
    },
    {
      name: 'an old kernel of Debian, which keeps memory switched off',
      facts: { ...host, hierarchy: v1Without('memory'), built: known(built('cpu@1', 'memory!')) },
      subject: 'memory',
      message: 'switchedOffByDefault',
      command: 'cgroup_enable=memory',
    },
    {
      name: 'a kernel without CONFIG_MEMCG_V1',
      facts: { ...host, hierarchy: v1Without('memory'), built: known(built('cpu@1')) },
      subject: 'memory',
      message: 'notBuilt',
      command: 'systemd.unified_cgroup_hierarchy=1',
    },
    {
      name: 'a controller that was left to the cgroup2 beside',
      facts: { ...host, hierarchy: { ...v1Without('blkio'), version: 'hybrid', unifiedControllers: new Set(['io']) } },
      subject: 'io',
      message: 'elsewhere',
      says: 'The blkio controller is bound to the cgroup2 at /sys/fs/cgroup/unified',
      severity: 'info',
    },
    {
      name: 'version 2, while the controller is mounted with version 1',
      facts: { ...host, hierarchy: noMemory },
      subject: 'memory',
      message: 'elsewhere',
      says: 'a mount of version 1',
    },
    {
      name: 'version 1 without pids',
      facts: { ...host, hierarchy: v1Without('pids') },
      subject: 'pids',
      message: 'missing',
      severity: 'warning',
      command: 'mount -t cgroup -o pids',
    },
    {
      name: 'version 2 without cpuset, and nothing tells why',
      facts: {
        hierarchy: v2('cpu', 'memory'),
        container: realHost,
        built: unknown(),
        cmdline: unknown(),
        os: unknown(),
      },
      subject: 'cpuset',
      message: 'missing',
      severity: 'info',
    },
  ],
  notApplicable: [{ name: 'nothing mounted at all', facts: { ...host, hierarchy: noControllers } }],
  unknown: [
    {
      name: 'a container that is given few',
      facts: { ...host, hierarchy: noMemory, container: inDocker },
      subject: 'memory',
    },
  ],
});
