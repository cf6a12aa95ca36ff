import { defineRule, maybe } from '@hostlint/core';
import { configFile } from '../../facts/kernel/config-file.js';
import { kernelFilesystems } from '../../facts/kernel/filesystems.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { fix } from '../../shared/fixes/by-distribution.js';

export const configNotFound = defineRule({
  id: 'kernel/config-not-found',
  meta: {
    title: 'The configuration of the kernel is to be found.',
    why: 'It tells what the kernel can do where nothing else does: what is not loaded, and the defaults of modules.',
    fix: 'Run `modprobe configs`, or install the package of the kernel that has its configuration.',
    severity: 'info',
    sources: [
      'moby v28.5.2 contrib/check-config.sh possibleConfigs',
      'kubernetes/system-validators validators/kernel_validator.go getKernelConfigReader',
    ],
  },
  needs: { file: configFile, release: kernelRelease, filesystems: maybe(kernelFilesystems) },
  messages: {
    missing: 'There is no configuration of kernel {release} in /proc/config.gz, /boot, /lib/modules or /usr/src.',
  },
  check({ facts: { file, release, filesystems }, pass, fail, notApplicable, unknown }) {
    if (file) return pass({ evidence: [{ path: file.path }] });
    if (!filesystems.known) return unknown(`Whether anything hangs on it is not to be told: ${filesystems.detail}`);
    if (filesystems.value.has('overlay')) return notApplicable('overlay is there, so nothing hangs on it');
    const details = {
      fix: fix('Let the kernel show its configuration, if it was built to (CONFIG_IKCONFIG=m).', 'modprobe configs'),
    };
    return fail('missing', { release: release.raw }, details);
  },
});
