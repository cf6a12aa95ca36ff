import { known, testRule, unknown } from '@hostlint/core/testing';
import { releaseOf, verdictsOf, type SampleKernel } from '../../shared/kernel/options/sample-kernel.test.js';
import { configWith, standard, standardNetwork } from '../docker/config-samples.test.js';
import { configRequired } from './config-required.js';
import { debian, os } from './kernel-samples.test.js';

type Host = Parameters<typeof verdictsOf>[1];

const facts = (kernel: SampleKernel, host: Host = {}, part = {}) => ({
  options: verdictsOf(kernel, host),
  release: releaseOf(kernel),
  daemon: known(configWith([], part)),
  os: debian,
});

/** The nixpkgs kernel of 6.17: no old tables at all. */
const withoutTables: SampleKernel = {
  release: '6.17.5',
  but: Object.fromEntries(
    ['IP', 'IP6'].flatMap(ip =>
      ['FILTER', 'NAT', 'MANGLE', 'RAW', 'TARGET_MASQUERADE', 'IPTABLES_LEGACY'].map(one => [`${ip}_NF_${one}`, null]),
    ),
  ),
};
/** openSUSE since 6.17: nothing that only version 1 of control groups needs. */
const withoutV1: SampleKernel = {
  release: '6.18.0',
  but: { CGROUP_CPUACCT: 'n', CGROUP_DEVICE: 'n', CGROUP_FREEZER: 'n', MEMCG_V1: 'n', CPUSETS_V1: 'n' },
};
const nftables = { network: { ...standardNetwork, firewall: standard('nftables' as const) } };

testRule(configRequired, {
  pass: [
    { name: 'built in', facts: facts({ modular: false }), subject: 'CONFIG_VETH' },
    { name: 'a module that is installed', facts: facts({}), subject: 'CONFIG_VETH' },
    {
      name: 'an option that builds no module of its own since 5.2',
      facts: facts({}, { absent: ['ipt_MASQUERADE'] }),
      subject: 'CONFIG_IP_NF_TARGET_MASQUERADE',
    },
    {
      name: 'no old tables, with the nf_tables variant of iptables',
      facts: facts(withoutTables),
      subject: 'CONFIG_IP_NF_NAT',
    },
    {
      name: 'no old tables, and no iptables yet',
      facts: facts(withoutTables, { iptables: 'none' }),
      subject: 'CONFIG_IP6_NF_FILTER',
    },
    {
      name: 'RHEL 8.10, where NF_NAT has the work of NF_NAT_IPV4 before its time',
      facts: facts({ release: '4.18.0-553.el8_10.x86_64', but: { NF_NAT_IPV4: null } }),
      subject: 'CONFIG_NF_NAT_IPV4',
    },
  ],
  fail: [
    {
      name: 'not set',
      facts: facts({ but: { PID_NS: 'n' } }),
      subject: 'CONFIG_PID_NS',
      message: 'missing',
      says: 'CONFIG_PID_NS is off in Linux 6.1.0: containers cannot have processes of their own.',
      severity: 'error',
      evidence: [{ path: '/boot/config', line: 4, text: '# CONFIG_PID_NS is not set' }],
      command: 'apt-get install --install-recommends "linux-image-$(dpkg --print-architecture)"',
    },
    {
      name: 'not there, since what it depends on is off',
      facts: facts({ but: { IPC_NS: null, SYSVIPC: 'n', POSIX_MQUEUE: 'n' } }),
      subject: 'CONFIG_IPC_NS',
      message: 'missing',
      says: 'CONFIG_IPC_NS is off in Linux 6.1.0 (it takes CONFIG_SYSVIPC or CONFIG_POSIX_MQUEUE, which are off)',
      evidence: [{ path: '/boot/config' }],
    },
    {
      name: 'a module that is not installed, as with slim kernels of clouds',
      facts: {
        ...facts({ release: '6.8.0-1021-aws' }, { absent: ['veth'] }),
        os: os('ubuntu', '24.04'),
      },
      subject: 'CONFIG_VETH',
      message: 'notInstalled',
      says: 'CONFIG_VETH is built as the module veth, which is not installed for 6.8.0-1021-aws',
      command: 'linux-modules-extra-$(uname -r)',
    },
    {
      name: 'the modules of the running kernel are gone after an upgrade',
      facts: facts({}, { presence: () => 'tree-gone' }),
      message: 'modulesGone',
      severity: 'error',
      command: 'reboot',
    },
    {
      name: 'version 1 of control groups runs, and the kernel has no memory files for it',
      facts: facts({ release: '6.12.1', but: { MEMCG_V1: 'n' } }, { cgroup: 'v1' }),
      subject: 'CONFIG_MEMCG_V1',
      message: 'missing',
      command: 'systemd.unified_cgroup_hierarchy=1',
    },
    {
      name: 'neither old tables nor nf_tables',
      facts: facts({ ...withoutTables, but: { ...withoutTables.but, NF_TABLES: 'n' } }),
      subject: 'CONFIG_IP_NF_NAT',
      message: 'missing',
      says: '(it takes CONFIG_IP_NF_IPTABLES_LEGACY, which is off)',
    },
    {
      name: 'iptables works with nf_tables, and the kernel has none',
      facts: facts({ but: { NF_TABLES: 'n' } }),
      subject: 'CONFIG_NF_TABLES',
      message: 'missing',
      severity: 'error',
    },
    {
      name: 'the routing mesh of Swarm, which few hosts use',
      facts: facts({ but: { NETFILTER_XT_MATCH_IPVS: 'n' } }),
      subject: 'CONFIG_NETFILTER_XT_MATCH_IPVS',
      message: 'missing',
      severity: 'info',
    },
    {
      name: 'the raw table, which Docker uses since 28.0',
      facts: facts({ but: { IP_NF_RAW: 'n', NF_TABLES: 'n' } }, { iptables: 'legacy' }),
      subject: 'CONFIG_IP_NF_RAW',
      message: 'missing',
      severity: 'error',
    },
    {
      name: 'the raw table, with an older Docker',
      facts: facts({ but: { IP_NF_RAW: 'n', NF_TABLES: 'n' } }, { iptables: 'legacy' }, { version: '27.5.1' }),
      subject: 'CONFIG_IP_NF_RAW',
      message: 'missing',
      severity: 'info',
    },
    {
      name: 'dockerd makes its rules with nftables, and the kernel cannot',
      facts: facts({ but: { NFT_MASQ: 'n' } }, { iptables: 'legacy' }, nftables),
      subject: 'CONFIG_NFT_MASQ',
      message: 'missing',
      severity: 'error',
    },
    {
      name: 'one of the old tables, with legacy iptables',
      facts: facts({ but: { IP_NF_RAW: 'n' } }, { iptables: 'legacy' }),
      subject: 'CONFIG_IP_NF_RAW',
      message: 'missing',
      command: 'update-alternatives --set iptables "$(command -v iptables-nft)"',
    },
    {
      name: 'legacy iptables without its tables, for the network plugins of containerd',
      facts: facts(withoutTables, { iptables: 'legacy', judged: ['containerd'] }),
      subject: 'CONFIG_IP_NF_NAT',
      message: 'missing',
      says: 'CONFIG_IP_NF_NAT is off in Linux 6.17.5, and the iptables of this host is the legacy variant, which needs it',
      severity: 'warning',
    },
  ],
  notApplicable: [
    { name: 'what ended before this version', facts: facts({}), subject: 'CONFIG_NF_NAT_IPV4' },
    { name: 'what came after this version', facts: facts({ release: '3.16.0' }), subject: 'CONFIG_IP_NF_NAT' },
    { name: 'what only version 1 of control groups needs', facts: facts(withoutV1), subject: 'CONFIG_CGROUP_DEVICE' },
    {
      name: 'what only version 2 of control groups needs',
      facts: facts({ but: { CGROUP_BPF: 'n' } }, { cgroup: 'v1' }),
      subject: 'CONFIG_CGROUP_BPF',
    },
    {
      name: 'binding to processors, where there is one',
      facts: facts({ but: { SMP: 'n', CPUSETS: null } }),
      subject: 'CONFIG_CPUSETS',
    },
    {
      name: 'IPv6 tables of a kernel without IPv6',
      facts: facts({ but: { IPV6: 'n', IP6_NF_FILTER: null } }),
      subject: 'CONFIG_IP6_NF_FILTER',
    },
    {
      name: 'legacy iptables without its tables, which is said elsewhere',
      facts: facts(withoutTables, { iptables: 'legacy' }),
      subject: 'CONFIG_IP_NF_NAT',
    },
    {
      name: 'old tables, where dockerd makes its rules with nftables',
      facts: facts(withoutTables, { iptables: 'legacy' }, nftables),
      subject: 'CONFIG_IP_NF_NAT',
    },
    {
      name: 'firewall options, where dockerd leaves the firewall alone',
      facts: facts(
        { but: { NETFILTER_XT_MATCH_ADDRTYPE: 'n' } },
        {},
        { network: { ...standardNetwork, iptables: standard(false) } },
      ),
      subject: 'CONFIG_NETFILTER_XT_MATCH_ADDRTYPE',
    },
    {
      name: 'nf_tables, where iptables does not use it',
      facts: facts({ but: { NFT_COMPAT: 'n' } }, { iptables: 'legacy' }),
      subject: 'CONFIG_NFT_COMPAT',
    },
  ],
  unknown: [
    {
      name: 'a module, in a container that does not see them',
      facts: facts({}, { presence: () => 'unseen' }),
      subject: 'CONFIG_VETH',
    },
    {
      name: 'what one version of control groups needs, and nobody knows which runs',
      facts: facts(withoutV1, { cgroup: null }),
      subject: 'CONFIG_CGROUP_DEVICE',
    },
    {
      name: 'no old tables, and nobody knows which iptables is here',
      facts: facts(withoutTables, { iptables: null }),
      subject: 'CONFIG_IP_NF_NAT',
    },
    {
      name: 'a vendor’s kernel that may have lost the option before its time',
      facts: facts({ release: '4.18.0-553.el8_10.x86_64', but: { NF_NAT_IPV4: null, NF_NAT: 'n' } }),
      subject: 'CONFIG_NF_NAT_IPV4',
    },
    {
      name: 'a firewall option that is missing, and nobody knows how dockerd is configured',
      facts: { ...facts({ but: { NETFILTER_XT_MATCH_ADDRTYPE: 'n' } }), daemon: unknown() },
      subject: 'CONFIG_NETFILTER_XT_MATCH_ADDRTYPE',
    },
  ],
});
