import type { Fix, Run } from '@hostlint/core';
import type { KernelRelease } from '../kernel/kernel-version.js';
import { fix, versionOf, wayFor, withSteps, type KnownOrNot } from './by-distribution.js';
import { newKernel } from './new-kernel.js';

/**
 * The package with the modules that a slim kernel comes without. Sources: Ubuntu archive, Packages of xenial to noble (every flavour
 * but -kvm has linux-modules-extra); packages.fedoraproject.org kernel-modules-extra.
 */
export function extraModules(os: KnownOrNot, release: KernelRelease | null): Fix {
  const slim = release !== null && /-(?:kvm|virt)$/.test(release.tail);
  const version = os.known ? versionOf(os.value) : Number.NaN;
  return wayFor<Fix>(os, {
    debian:
      os.known && os.value.id !== 'ubuntu'
        ? fix(
            'Install the kernel package anew; Debian’s carries all modules.',
            'apt-get install --reinstall "linux-image-$(uname -r)"',
          )
        : slim
          ? fix(
              'This flavour of the kernel has no further modules; install the general one and boot it.',
              'apt-get update',
              'apt-get install linux-generic',
              'reboot',
            )
          : withSteps(
              fix(
                'Install the modules that this kernel comes without.',
                'apt-get update',
                'apt-get install "linux-modules-extra-$(uname -r)"',
              ),
              packages('apt-get update'),
              packages(
                'DEBIAN_FRONTEND=noninteractive apt-get install -y "linux-modules-extra-$(uname -r)"',
                'apt-get remove -y "linux-modules-extra-$(uname -r)"',
              ),
            ),
    rhel:
      version < 8
        ? fix('Install the kernel anew.', 'yum reinstall "kernel-$(uname -r)"')
        : withSteps(
            fix(
              'Install the modules that this kernel comes without.',
              'dnf install "kernel-modules-$(uname -r)" "kernel-modules-extra-$(uname -r)"',
            ),
            packages(
              'dnf install -y "kernel-modules-$(uname -r)" "kernel-modules-extra-$(uname -r)"',
              'dnf remove -y "kernel-modules-extra-$(uname -r)"',
            ),
          ),
    alpine: slim
      ? fix(
          'The virtual flavour of the kernel comes without some modules; install the general one and boot it.',
          'apk add linux-lts',
          'reboot',
        )
      : newKernel(os),
    'rpm-ostree': fix(
      'Layer the modules that this kernel comes without.',
      'rpm-ostree install kernel-modules-extra',
      'systemctl reboot',
    ),
    other: newKernel(os),
  });
}

const packages = (command: string, undo: string | null = null): Run => ({
  kind: 'run',
  command,
  when: 'packages',
  interrupts: 'nothing',
  undo,
});
