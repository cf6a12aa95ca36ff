import { testRule } from '@hostlint/core/testing';
import { releaseOf, verdictsOf, type SampleKernel } from '../../shared/kernel/options/sample-kernel.test.js';
import { debian } from '../kernel/kernel-samples.test.js';
import { kernelConfig } from './kernel-config.js';

const facts = (kernel: SampleKernel, host: Parameters<typeof verdictsOf>[1] = {}) => ({
  options: verdictsOf(kernel, { judged: ['containerd'], ...host }),
  release: releaseOf(kernel),
  os: debian,
});

testRule(kernelConfig, {
  pass: [
    { name: 'a kernel of a distribution', facts: facts({}), subject: 'CONFIG_CGROUP_PIDS' },
    {
      name: 'the older name of the redirection, which brings the newer along',
      facts: facts({ but: { NETFILTER_XT_TARGET_REDIRECT: 'n' } }),
      subject: 'CONFIG_NETFILTER_XT_TARGET_REDIRECT',
    },
  ],
  fail: [
    {
      name: 'comments, without which kubeadm refuses the node',
      facts: facts({ but: { NETFILTER_XT_MATCH_COMMENT: 'n' } }),
      subject: 'CONFIG_NETFILTER_XT_MATCH_COMMENT',
      message: 'missing',
      severity: 'error',
    },
    {
      name: 'ext4, which only kubeadm asks for whatever the node’s file systems are',
      facts: facts({ but: { EXT4_FS: 'n' } }),
      subject: 'CONFIG_EXT4_FS',
      message: 'missing',
      severity: 'info',
    },
    {
      name: 'a module that is not installed',
      facts: facts({}, { absent: ['xt_statistic'] }),
      subject: 'CONFIG_NETFILTER_XT_MATCH_STATISTIC',
      message: 'notInstalled',
      severity: 'warning',
    },
    { name: 'all modules are gone', facts: facts({}, { presence: () => 'tree-gone' }), message: 'modulesGone' },
  ],
  notApplicable: [
    { name: 'limits on processes before they were', facts: facts({ release: '4.1.0' }), subject: 'CONFIG_CGROUP_PIDS' },
  ],
  unknown: [
    {
      name: 'modules that are not to be seen',
      facts: facts({}, { presence: () => 'unseen' }),
      subject: 'CONFIG_NETFILTER_XT_MATCH_COMMENT',
    },
  ],
});
