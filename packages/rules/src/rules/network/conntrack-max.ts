import { defineRule, maybe } from '@hostlint/core';
import { measuredSysctls } from '../../facts/kernel/measured-sysctls.js';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { osRelease } from '../../facts/os/release.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import { notRunning } from '../../shared/network/docker-words.js';

const maxKey = 'net.netfilter.nf_conntrack_max';
const countKey = 'net.netfilter.nf_conntrack_count';
const bucketsKey = 'net.netfilter.nf_conntrack_buckets';

export const conntrackMax = defineRule({
  id: 'network/conntrack-max',
  meta: {
    title: 'The kernel has room to keep track of further connections.',
    why: 'Each connection to or from a container takes a place in one table of the kernel. When it is full, new connections of the whole host are dropped: "nf_conntrack: table full, dropping packet".',
    fix: 'Raise net.netfilter.nf_conntrack_max.',
    severity: 'warning',
    presets: ['docker', 'containerd', 'podman', 'kubernetes'],
    sources: [
      'linux v6.1 Documentation/networking/nf_conntrack-sysctl.rst nf_conntrack_max: by default as many as nf_conntrack_buckets, and more before 5.15',
      'linux v6.1 net/netfilter/nf_conntrack_core.c __nf_conntrack_alloc',
    ],
  },
  needs: { sysctls: kernelSysctls, counts: measuredSysctls, os: maybe(osRelease) },
  options: {
    type: 'object',
    properties: {
      percent: {
        type: 'integer',
        minimum: 1,
        maximum: 100,
        description: 'How full the table may be.',
      },
    },
  },
  defaults: { percent: 80 },
  messages: {
    full: '{count} connections are kept track of, and there is room for {max}.',
    lowered: 'There is room for {max} connections, less than this kernel’s own {buckets}: somebody lowered it.',
  },
  check({ facts: { sysctls, counts, os }, options, pass, fail, notApplicable, unknown }) {
    const max = sysctls[maxKey];
    const count = counts[countKey];
    const buckets = sysctls[bucketsKey];
    if (!max.known) return max.reason === 'not-running' ? notApplicable(notRunning) : unknown(max.detail);
    if (max.value === null) return notApplicable('the kernel keeps track of no connections yet');
    const room = Number(max.value);
    // 0 is no limit.
    if (room === 0) return pass({ evidence: max.evidence });
    if (!count.known) return count.reason === 'not-running' ? notApplicable(notRunning) : unknown(count.detail);
    const used = Number(count.value ?? 0);
    const evidence = [...max.evidence, ...count.evidence];
    if (used >= (room * options.percent) / 100)
      return fail('full', { count: used, max: room }, { evidence, fix: setSysctl(os, maxKey, String(room * 4)) });
    if (!buckets.known) return unknown(buckets.detail);
    const own = Number(buckets.value ?? 0);
    if (room >= own) return pass({ evidence });
    const details = { evidence: [...max.evidence, ...buckets.evidence], fix: setSysctl(os, maxKey, String(own)) };
    return fail('lowered', { max: room, buckets: own }, { ...details, severity: 'info' });
  },
});
