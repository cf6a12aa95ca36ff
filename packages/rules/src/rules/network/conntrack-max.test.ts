import { testRule } from '@hostlint/core/testing';
import { conntrackMax } from './conntrack-max.js';
import { debian, measured, sysctls } from './network-samples.test.js';

const table = (max: string | undefined, count: string | null = '100', buckets: string | null = '65536') => ({
  os: debian,
  sysctls: sysctls({
    'net.netfilter.nf_conntrack_max': max,
    'net.netfilter.nf_conntrack_buckets': buckets ?? undefined,
  }),
  counts: measured({ 'net.netfilter.nf_conntrack_count': count ?? undefined }),
});

testRule(conntrackMax, {
  pass: [
    { name: 'the kernel’s own size', facts: table('65536') },
    { name: 'no limit', facts: table('0') },
    { name: 'nearly full, and that is well', facts: table('65536', '60000'), options: { percent: 95 } },
  ],
  fail: [
    {
      name: 'nearly full',
      facts: table('65536', '60000'),
      message: 'full',
      says: '60000 connections are kept track of, and there is room for 65536.',
      severity: 'warning',
      command: 'net.netfilter.nf_conntrack_max = 262144',
    },
    {
      name: 'lowered by somebody',
      facts: table('8192'),
      message: 'lowered',
      severity: 'info',
      command: 'net.netfilter.nf_conntrack_max = 65536',
    },
  ],
  notApplicable: [
    { name: 'nothing is kept track of yet', facts: { os: debian, sysctls: sysctls({}), counts: measured({}) } },
  ],
  unknown: [
    { name: 'it may not be read', facts: table(undefined) },
    { name: 'how many there are may not be read', facts: table('65536', null) },
    { name: 'the kernel’s own size may not be read', facts: table('65536', '1', null) },
  ],
});
