import { defineRule, maybe } from '@hostlint/core';
import { machineContainer } from '../../facts/machine/container.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { followsUpstream } from '../../shared/kernel/overlay-version.js';
import { releaseEvidence } from '../../shared/kernel/release-evidence.js';

export const opaqueCopyupBug = defineRule({
  id: 'kernel/opaque-copyup-bug',
  meta: {
    title: 'overlayfs does not copy the mark of an opaque directory up.',
    why: 'Before 4.8 it does; Docker and podman then compare layers file by file (Native Overlay Diff: false), which makes builds slow.',
    fix: 'Boot a newer kernel of the distribution.',
    severity: 'warning',
    presets: ['docker', 'podman'],
    sources: [
      'moby v28.5.2 daemon/graphdriver/overlay2/check.go doesSupportNativeDiff',
      'containers/storage drivers/overlay/check.go doesSupportNativeDiff',
    ],
  },
  needs: { release: kernelRelease, container: machineContainer, os: maybe(osRelease) },
  messages: {
    present:
      'Kernel {release} copies the mark of opaque directories up: Docker and podman do without native diffs until 4.8.',
  },
  check({ facts: { release, container, os }, pass, fail, notApplicable, unknown }) {
    if (container.kind === 'gvisor') return notApplicable('gVisor makes its kernel release up');
    const evidence = [releaseEvidence(release)];
    if (isKernelAtLeast(release, 4, 8)) return pass({ evidence });
    if (followsUpstream(release)) return fail('present', { release: release.raw }, { evidence, fix: newKernel(os) });
    const why = `${release.raw} is older than 4.8, but a vendor's kernel, which may have the mend`;
    return unknown(why, { evidence, cure: '`docker info` and `podman info` say Native Overlay Diff.' });
  },
});
