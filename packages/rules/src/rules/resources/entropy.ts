import { defineRule, maybe } from '@hostlint/core';
import { imageKind } from '../../facts/image/kind.js';
import { measuredSysctls } from '../../facts/kernel/measured-sysctls.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { installPackage } from '../../shared/fixes/install-package.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { compareSysctl } from '../../shared/kernel/least-sysctl.js';

const key = 'kernel.random.entropy_avail';

export const entropy = defineRule({
  id: 'resources/entropy',
  meta: {
    title: 'An old kernel has entropy for /dev/random.',
    why: 'Before Linux 5.6 reading /dev/random blocks when the kernel has gathered too little; programs in containers that read it hang.',
    fix: 'Install haveged or rng-tools, or give a virtual machine a virtio-rng device.',
    severity: 'info',
    sources: [
      'random(4), man-pages 6.9.1',
      'linux v5.6 drivers/char/random.c: /dev/random no longer blocks once it is seeded',
    ],
  },
  needs: { sysctls: maybe(measuredSysctls), release: maybe(kernelRelease), image: imageKind, os: maybe(osRelease) },
  messages: { little: 'Linux {release} has {have} bits of entropy; below {least} reading /dev/random blocks.' },
  options: {
    type: 'object',
    properties: { least: { type: 'integer', minimum: 1, description: 'Fails with fewer bits.' } },
    additionalProperties: false,
  },
  defaults: { least: 200 },
  check({ facts: { sysctls, release, image, os }, options: { least }, pass, fail, notApplicable, unknown }) {
    if (image.isImage) return notApplicable(image.why);
    if (!release.known) return unknown(release.detail);
    if (isKernelAtLeast(release.value, 5, 6)) return notApplicable('since Linux 5.6 /dev/random does not run dry');
    if (!sysctls.known) return unknown(sysctls.detail);
    const compared = compareSysctl(key, sysctls.value[key], least);
    if (compared.is === 'unknown') return unknown(compared.why);
    const { evidence } = compared;
    if (compared.is === 'absent') return notApplicable(`this kernel has no ${key}`);
    if (compared.is === 'enough') return pass({ evidence });
    const haveged = { debian: 'haveged', rhel: 'rng-tools', suse: 'haveged', alpine: 'haveged', arch: 'rng-tools' };
    const fix = installPackage(os, { ...haveged, other: 'haveged' });
    return fail('little', { release: release.value.raw, have: compared.have, least }, { evidence, fix });
  },
});
