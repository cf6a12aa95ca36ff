import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { storageDriver } from '../../facts/docker/storage-driver.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { selinux } from '../../facts/security/selinux.js';
import { selinuxOverlay as selinuxOverlaySupport } from '../../facts/security/selinux-overlay.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { releaseEvidence } from '../../shared/kernel/release-evidence.js';
import { lookAsRoot } from '../../shared/cures.js';

export const selinuxOverlay = defineRule({
  id: 'security/selinux-overlay',
  meta: {
    title: 'With SELinux the kernel labels files right that overlayfs copies up.',
    why: 'Before Linux 4.9 (and RHEL 7.4) a file copied up kept no label of the container, and SELinux denied the container its own files. dockerd warns "SELinux is not supported with the overlay2 graph driver on this kernel".',
    fix: 'Use Linux 4.9, RHEL 7.4 or newer, or another storage driver.',
    severity: 'warning',
    sources: [
      'moby v20.10.24 and v29.7.2 daemon/daemon_unix.go configureKernelSecuritySupport, overlaySupportsSelinux',
      'linux v4.9 security/security.c security_inode_copy_up',
    ],
    presets: ['docker', 'hardening'],
  },
  needs: {
    mode: selinux,
    config: daemonConfig,
    supported: maybe(selinuxOverlaySupport),
    storage: maybe(storageDriver),
    release: kernelRelease,
    os: maybe(osRelease),
  },
  messages: {
    unlabelled: 'overlayfs of Linux {release} does not keep the labels of SELinux: containers are denied files.',
  },
  check({ facts: { mode, config, supported, storage, release, os }, pass, fail, notApplicable, unknown }) {
    if (mode === 'disabled') return notApplicable('SELinux is off');
    if (!config.security.selinux.value) return notApplicable('dockerd is not told to use SELinux (selinux-enabled)');
    if (!supported.known) return unknown(supported.detail, { cure: lookAsRoot });
    if (supported.value !== false) return pass({ evidence: [releaseEvidence(release)] });
    const driver = storage.known ? storage.value.driver : null;
    if (driver === null) return unknown('the storage driver of dockerd is not known');
    if (!['overlay', 'overlay2', 'overlayfs'].includes(driver))
      return notApplicable(`dockerd uses the ${driver} driver`);
    const evidence = [{ path: '/proc/kallsyms' }, releaseEvidence(release)];
    return fail('unlabelled', { release: release.raw }, { evidence, fix: newKernel(os) });
  },
});
