import { defineRule, maybe, type Fix } from '@hostlint/core';
import { configFile } from '../../facts/kernel/config-file.js';
import { kernelRelease, type KernelRelease } from '../../facts/kernel/release.js';
import { machineContainer } from '../../facts/machine/container.js';
import { osRelease } from '../../facts/os/release.js';
import { fix, wayFor, type KnownOrNot } from '../../shared/fixes/by-distribution.js';
import { shellWord } from '../../shared/fixes/shell-word.js';

export const configNotFound = defineRule({
  id: 'kernel/config-not-found',
  meta: {
    title: 'The configuration of the kernel is to be found.',
    why: 'It tells what the kernel was built with: without it nothing about namespaces, control groups, the firewall and file systems of this kernel can be judged before it is needed.',
    fix: 'Run `modprobe configs`, or install the package of the kernel that has its configuration.',
    severity: 'info',
    sources: [
      'moby b985e23 (2026-08-23) contrib/check-config.sh possibleConfigs',
      'kubernetes/system-validators 9040bc28 validators/kernel_validator.go getKernelConfigReader',
    ],
  },
  needs: { file: configFile, release: kernelRelease, container: machineContainer, os: maybe(osRelease) },
  messages: {
    missing:
      'There is no configuration of kernel {release} in /proc/config.gz, /boot, /lib/modules or /usr/src, so what it was built with is not judged.',
  },
  check({ facts: { file, release, container, os }, pass, fail, notApplicable }) {
    if (file) return pass({ evidence: [{ path: file.path }] });
    if (container.kind !== null && container.kind !== 'wsl2')
      return notApplicable(`the configuration lies with the kernel, on another host (${container.why})`);
    return fail('missing', { release: release.raw }, { fix: wayBack(os, release) });
  },
});

function wayBack(os: KnownOrNot, { raw }: KernelRelease): Fix {
  const shown = 'Let the kernel show its configuration, if it was built to (CONFIG_IKCONFIG=m)';
  const modprobe = 'modprobe configs';
  const way = (word: string): Fix => fix(`${shown}, or install its package anew.`, modprobe, word);
  return wayFor<Fix>(os, {
    debian: way(`apt-get install --reinstall ${shellWord(`linux-image-${raw}`)}`),
    rhel: way(`dnf reinstall ${shellWord(`kernel-core-${raw}`)}`),
    other: fix(`${shown}.`, modprobe),
  });
}
