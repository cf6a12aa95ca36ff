import { defineRule, maybe, type Fix } from '@hostlint/core';
import { overlaySupport, type OverlayAbsence } from '../../facts/kernel/overlay-support.js';
import { kernelRelease, type KernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { type KnownOrNot, fix } from '../../shared/fixes/by-distribution.js';
import { extraModules } from '../../shared/fixes/extra-modules.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { reboot } from '../../shared/fixes/reboot.js';

export const overlayAvailable = defineRule({
  id: 'kernel/overlay-available',
  meta: {
    title: 'The kernel has overlayfs: registered, built in or as a module.',
    why: 'Without it engines fall back to copying whole layers, or have no storage driver at all.',
    fix: 'Install the modules of the kernel, or boot the kernel of the distribution.',
    severity: 'error',
    sources: [
      'moby v28.5.2 daemon/graphdriver/overlayutils/overlayutils.go SupportsOverlay',
      'moby v28.5.2 contrib/check-config.sh OVERLAY_FS',
      'linux fs/filesystems.c get_fs_type: a mount loads fs-overlay',
    ],
  },
  needs: { support: overlaySupport, release: maybe(kernelRelease), os: maybe(osRelease) },
  messages: { absent: 'There is no overlayfs: {why}.' },
  check({ facts: { support, release, os }, pass, fail, notApplicable }) {
    const { state, absence, why, evidence } = support;
    if (state === 'blocked')
      return notApplicable(`overlay is installed and kept from being loaded: ${why}`, { evidence });
    if (state !== 'absent' || absence === null) return pass({ evidence });
    return fail('absent', { why }, { evidence, fix: wayBack(absence, os, release.known ? release.value : null) });
  },
});

function wayBack(absence: OverlayAbsence, os: KnownOrNot, release: KernelRelease | null): Fix {
  switch (absence) {
    case 'tree-missing':
      return reboot(
        os,
        'Reboot into the kernel whose modules are installed; if none are, install the kernel’s package anew first.',
      );
    case 'index-missing':
      return fix('Make the index of the modules anew.', 'depmod -a', 'modprobe overlay');
    case 'module-missing':
      return extraModules(os, release);
    case 'switched-off':
      return fix('Take initcall_blacklist= off the kernel’s command line and reboot.');
    case 'not-built':
    case 'no-modules':
    case 'trial':
      return newKernel(os);
  }
}
