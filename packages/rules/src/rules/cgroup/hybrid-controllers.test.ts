import { known, testRule, unknown } from '@hostlint/core/testing';
import { debian } from '../kernel/kernel-samples.test.js';
import { hybrid, wholeV1, wholeV2 } from './cgroup-samples.test.js';
import { hybridControllers } from './hybrid-controllers.js';

const host = { runtime: 'crun', systemd: known(true), os: debian };

testRule(hybridControllers, {
  pass: [{ name: 'all controllers with version 1', facts: { ...host, hierarchy: hybrid() } }],
  fail: [
    {
      name: 'hugetlb was left to version 2',
      facts: { ...host, hierarchy: hybrid('hugetlb') },
      message: 'refuses',
      says: '(hugetlb)',
      command: 'systemd.unified_cgroup_hierarchy=1',
    },
    {
      name: 'and nothing is known of the system',
      facts: { runtime: 'crun', hierarchy: hybrid('misc'), systemd: unknown(), os: unknown() },
      message: 'refuses',
    },
  ],
  notApplicable: [
    { name: 'version 1 alone', facts: { ...host, hierarchy: wholeV1 } },
    { name: 'version 2', facts: { ...host, hierarchy: wholeV2 } },
    { name: 'podman with runc', facts: { ...host, runtime: 'runc', hierarchy: hybrid('hugetlb') } },
  ],
});
