import { defineRule, maybe } from '@hostlint/core';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { osRelease } from '../../facts/os/release.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import { compareSysctl } from '../../shared/kernel/least-sysctl.js';

const key = 'vm.max_map_count';

export const mapCount = defineRule({
  id: 'resources/map-count',
  meta: {
    title: 'Processes may have as many memory maps as Elasticsearch asks for.',
    why: 'Elasticsearch and OpenSearch refuse to start below 262144; the kernel allows 65530 by itself. Hosts that run neither need not care, so of the presets only `all` has this rule.',
    fix: 'Raise vm.max_map_count.',
    severity: 'info',
    presets: [],
    sources: [
      'elastic.co reference 8.18 bootstrap-checks-max-map-count',
      'linux v6.1 Documentation/admin-guide/sysctl/vm.rst max_map_count',
    ],
  },
  needs: { sysctls: kernelSysctls, os: maybe(osRelease) },
  messages: { few: `${key} is {have}; {least} are wanted.` },
  options: {
    type: 'object',
    properties: { least: { type: 'integer', minimum: 1, description: 'The least vm.max_map_count.' } },
    additionalProperties: false,
  },
  defaults: { least: 262144 },
  check({ facts: { sysctls, os }, options: { least }, pass, fail, notApplicable, unknown }) {
    const compared = compareSysctl(key, sysctls[key], least);
    if (compared.is === 'unknown') return unknown(compared.why);
    const { evidence } = compared;
    if (compared.is === 'absent') return notApplicable(`this kernel has no ${key}`);
    if (compared.is === 'enough') return pass({ evidence });
    return fail('few', { have: compared.have, least }, { evidence, fix: setSysctl(os, key, String(least)) });
  },
});
