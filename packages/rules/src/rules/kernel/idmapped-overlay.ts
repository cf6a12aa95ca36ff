import { defineRule, maybe } from '@hostlint/core';
import { kernelRelease } from '../../facts/kernel/release.js';
import { machineContainer } from '../../facts/machine/container.js';
import { osRelease } from '../../facts/os/release.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { followsUpstream } from '../../shared/kernel/overlay-version.js';
import { releaseEvidence } from '../../shared/kernel/release-evidence.js';

export const idmappedOverlay = defineRule({
  id: 'kernel/idmapped-overlay',
  meta: {
    title: 'overlayfs takes layers whose owners are mapped (idmapped mounts).',
    why: 'With it a container in a user namespace of its own starts at once; before Linux 5.19 containerd refuses such containers, or with slow_chown copies every file of the image to change its owner. Kubernetes 1.27 and later wants Linux 6.3 besides, for tmpfs.',
    fix: 'Boot a newer kernel of the distribution; only pods with hostUsers: false and remapped containers need it.',
    severity: 'info',
    presets: ['containerd', 'kubernetes'],
    sources: [
      'containerd v2.3 plugins/snapshots/overlay/overlayutils/check.go SupportsIDMappedMounts; docs/user-namespaces/README.md',
      'kubernetes.io User Namespaces, Before you begin',
    ],
  },
  needs: { release: kernelRelease, container: machineContainer, os: maybe(osRelease) },
  messages: {
    tooOld:
      'Kernel {release} is older than 5.19: containers in user namespaces of their own need slow_chown, or a newer kernel.',
  },
  check({ facts: { release, container, os }, pass, fail, notApplicable, unknown }) {
    if (container.kind === 'gvisor') return notApplicable('gVisor makes its kernel release up');
    const evidence = [releaseEvidence(release)];
    if (isKernelAtLeast(release, 5, 19)) return pass({ evidence });
    if (followsUpstream(release)) return fail('tooOld', { release: release.raw }, { evidence, fix: newKernel(os) });
    return unknown(`${release.raw} is older than 5.19, but a vendor's kernel, which may have backports`, { evidence });
  },
});
