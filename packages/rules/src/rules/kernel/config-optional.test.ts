import { testRule } from '@hostlint/core/testing';
import { releaseOf, verdictsOf, type SampleKernel } from '../../shared/kernel/options/sample-kernel.test.js';
import { configOptional } from './config-optional.js';
import { debian } from './kernel-samples.test.js';

type Host = Parameters<typeof verdictsOf>[1];

const facts = (kernel: SampleKernel, host: Host = {}) => ({
  options: verdictsOf(kernel, host),
  release: releaseOf(kernel),
  os: debian,
});
const noSwapLimit: SampleKernel = { release: '4.19.249', but: { MEMCG_SWAP_ENABLED: 'n' } };

testRule(configOptional, {
  pass: [
    { name: 'a feature that is there', facts: facts({}), subject: 'CONFIG_VXLAN' },
    {
      name: 'one of two security modules',
      facts: facts({ but: { SECURITY_SELINUX: 'n' } }),
      subject: 'CONFIG_SECURITY_SELINUX',
    },
    {
      name: 'swap accounting that the boot turned on',
      facts: facts(noSwapLimit, { argument: name => (name === 'swapaccount' ? '1' : null) }),
      subject: 'CONFIG_MEMCG_SWAP_ENABLED',
    },
    {
      name: 'weights of block devices by BFQ, which RHEL 8 has in place of CFQ',
      facts: facts({ release: '4.18.0-553.el8_10.x86_64', but: { IOSCHED_CFQ: null } }),
      subject: 'CONFIG_IOSCHED_CFQ',
    },
    { name: 'no btrfs beside overlayfs', facts: facts({ but: { BTRFS_FS: 'n' } }), subject: 'CONFIG_BTRFS_FS' },
  ],
  fail: [
    {
      name: 'overlay networks of Swarm',
      facts: facts({ but: { VXLAN: 'n' } }),
      subject: 'CONFIG_VXLAN',
      message: 'missing',
      says: 'CONFIG_VXLAN is off in Linux 6.1.0: overlay networks of Docker Swarm do not work.',
      severity: 'info',
    },
    {
      name: 'seccomp',
      facts: facts({ but: { SECCOMP: 'n', SECCOMP_FILTER: null } }),
      subject: 'CONFIG_SECCOMP',
      message: 'missing',
      severity: 'warning',
    },
    {
      name: 'an option that takes another',
      facts: facts({ but: { VLAN_8021Q: 'n', BRIDGE_VLAN_FILTERING: null } }),
      subject: 'CONFIG_BRIDGE_VLAN_FILTERING',
      message: 'missing',
      says: '(it takes CONFIG_VLAN_8021Q, which is off): overlay networks of Docker Swarm do not work',
    },
    {
      name: 'an option without a switch of its own',
      facts: facts({ but: { XFRM_ALGO: null } }),
      subject: 'CONFIG_XFRM_ALGO',
      message: 'missing',
      says: '(CONFIG_XFRM_USER turns it on)',
    },
    {
      name: 'swap accounting that waits for the boot',
      facts: facts(noSwapLimit),
      subject: 'CONFIG_MEMCG_SWAP_ENABLED',
      message: 'missing',
      says: 'CONFIG_MEMCG_SWAP_ENABLED is off in Linux 4.19.249 until it is booted with swapaccount=1: limits on memory and swap together have no effect.',
      command: 'swapaccount=1',
    },
    {
      name: 'pressure figures that wait for the boot',
      facts: facts({ but: { PSI_DEFAULT_DISABLED: 'y' } }),
      subject: 'CONFIG_PSI',
      message: 'missing',
      says: 'CONFIG_PSI is off in Linux 6.1.0 until it is booted with psi=1',
      command: 'psi=1',
      evidence: [{ path: '/boot/config', text: 'CONFIG_PSI_DEFAULT_DISABLED=y' }],
    },
    {
      name: 'a module that is not installed',
      facts: facts({}, { absent: ['sctp'] }),
      subject: 'CONFIG_IP_SCTP',
      message: 'notInstalled',
    },
    {
      name: 'all modules are gone',
      facts: facts({}, { presence: () => 'tree-gone' }),
      message: 'modulesGone',
      severity: 'info',
    },
    {
      name: 'nf_tables, which this host’s iptables does not use',
      facts: facts({ but: { NF_TABLES: 'n' } }, { iptables: 'legacy' }),
      subject: 'CONFIG_NF_TABLES',
      message: 'missing',
      severity: 'info',
    },
  ],
  notApplicable: [
    {
      name: 'what goes with another option that is missing',
      facts: facts({ but: { SECCOMP: 'n', SECCOMP_FILTER: null } }),
      subject: 'CONFIG_SECCOMP_FILTER',
    },
    { name: 'what ended before this version', facts: facts({}), subject: 'CONFIG_EXT3_FS' },
    {
      name: 'ext3, whose name lived on for a part of ext4',
      facts: facts({ but: { EXT3_FS: 'n' } }),
      subject: 'CONFIG_EXT3_FS',
    },
    {
      name: 'what only version 1 of control groups has',
      facts: facts({ but: { NET_CLS_CGROUP: 'n', CGROUP_NET_CLASSID: 'n' } }),
      subject: 'CONFIG_NET_CLS_CGROUP',
    },
    {
      name: 'nf_tables, where iptables cannot do without',
      facts: facts({ but: { NF_TABLES: 'n' } }),
      subject: 'CONFIG_NF_TABLES',
    },
    { name: 'GHASH, which moved to the library', facts: facts({ release: '7.1.0' }), subject: 'CONFIG_CRYPTO_GHASH' },
  ],
  unknown: [
    {
      name: 'what the boot decides, where that is not known',
      facts: facts(noSwapLimit, { argument: () => undefined }),
      subject: 'CONFIG_MEMCG_SWAP_ENABLED',
    },
    {
      name: 'nf_tables, where the variant of iptables is not known',
      facts: facts({ but: { NF_TABLES: 'n' } }, { iptables: null }),
      subject: 'CONFIG_NF_TABLES',
    },
  ],
});
