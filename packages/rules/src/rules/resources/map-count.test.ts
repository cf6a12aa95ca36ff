import { testRule } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { sysctlsOf } from '../kubernetes/sysctl-samples.test.js';
import { mapCount } from './map-count.js';

const on = (count: string) => ({ sysctls: sysctlsOf({ 'vm.max_map_count': count }), os: debian });

testRule(mapCount, {
  pass: [{ name: 'Ubuntu 24.04', facts: on('1048576') }],
  fail: [{ name: 'Debian 12', facts: on('65530'), message: 'few', command: 'vm.max_map_count = 262144' }],
  notApplicable: [{ name: 'a kernel without it', facts: { sysctls: sysctlsOf({}), os: debian } }],
  unknown: [{ name: 'nonsense', facts: on('many') }],
});
