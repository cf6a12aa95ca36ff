import { defineRule, maybe } from '@hostlint/core';
import { dockerEngine } from '../../facts/docker/engine.js';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { osRelease } from '../../facts/os/release.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';

const key = 'kernel.keys.root_maxkeys';

export const rootMaxkeys = defineRule({
  id: 'kernel/root-maxkeys',
  meta: {
    title: 'Root may have a key ring for each container.',
    why: 'The kernel gives every container a key ring, which counts for root. Where root has used up its number no further container starts ("disk quota exceeded"). dockerd raises the number when it starts; other engines do not.',
    fix: 'Set kernel.keys.root_maxkeys to 1000000, the kernel’s own value since 3.17.',
    severity: 'warning',
    presets: ['docker', 'containerd', 'podman', 'kubernetes'],
    sources: [
      'moby v28.5.2 contrib/check-config.sh check_limit_over; daemon/keys.go modifyRootKeyLimit',
      'linux security/keys/key.c key_quota_root_maxkeys; keyrings(7), /proc/sys/kernel/keys',
    ],
  },
  needs: { sysctls: kernelSysctls, engine: maybe(dockerEngine), os: maybe(osRelease) },
  messages: { few: 'kernel.keys.root_maxkeys is {value}, so at most that many containers of root run at once.' },
  options: {
    type: 'object',
    properties: { above: { type: 'integer', minimum: 1, description: 'Fails up to this number.' } },
    additionalProperties: false,
  },
  defaults: { above: 10_000 },
  check({ facts: { sysctls, engine, os }, options, pass, fail, notApplicable, unknown }) {
    const sysctl = sysctls[key];
    if (!sysctl.known) return unknown(sysctl.detail);
    if (sysctl.value === null) return notApplicable('This kernel keeps no keys.');
    const { value, evidence } = sysctl;
    if (!/^\d+$/.test(value)) return unknown(`${key} is "${value}", which is no number`, { evidence });
    if (Number(value) > options.above) return pass({ evidence });
    const raised = !engine.known || engine.value.installed !== false;
    const details = { evidence, fix: setSysctl(os, key, '1000000') };
    return fail('few', { value }, raised ? { ...details, severity: 'info' } : details);
  },
});
