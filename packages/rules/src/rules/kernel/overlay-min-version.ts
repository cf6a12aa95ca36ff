import { defineRule, maybe } from '@hostlint/core';
import { machineContainer } from '../../facts/machine/container.js';
import { kernelFilesystems } from '../../facts/kernel/filesystems.js';
import { overlaySupport } from '../../facts/kernel/overlay-support.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { overlayByVersion } from '../../shared/kernel/overlay-version.js';
import { releaseEvidence } from '../../shared/kernel/release-evidence.js';
import { tryMount } from '../../shared/cures.js';

export const overlayMinVersion = defineRule({
  id: 'kernel/overlay-min-version',
  meta: {
    title: 'The kernel is new enough to have overlayfs.',
    why: 'Every engine stacks image layers with overlayfs, which Linux has since 3.18; RHEL 7 backported it to its 3.10.',
    fix: 'Boot a newer kernel of the distribution.',
    severity: 'error',
    sources: [
      'docs.docker.com "OverlayFS storage driver", Prerequisites',
      'moby v1.13.1 daemon/graphdriver/overlay/overlay.go supportsOverlay',
      'Red Hat Enterprise Linux 7.1 and 7.2 release notes, File Systems',
    ],
  },
  needs: {
    release: kernelRelease,
    container: machineContainer,
    filesystems: maybe(kernelFilesystems),
    support: maybe(overlaySupport),
    os: maybe(osRelease),
  },
  messages: {
    tooOld: 'Kernel {release} is too old for overlayfs: {why}.',
    ownOverlayfs: 'Kernel {release} has an "overlayfs" of its vendor, which no engine can use; overlay came with 3.18.',
  },
  check({ facts: { release, container, filesystems, support, os }, pass, fail, notApplicable, unknown }) {
    if (container.kind === 'gvisor') return notApplicable('gVisor makes its kernel release up');
    if (support.known && support.value.usable) return pass({ evidence: support.value.evidence });
    const evidence = [releaseEvidence(release)];
    const { overlay, why } = overlayByVersion(release);
    if (overlay) return pass({ evidence });
    // Whatever the version says, what is registered or was tried overrules it.
    if (!support.known)
      return unknown(`${why}; whether it is there all the same is not to be told: ${support.detail}`, { evidence });
    const details = { evidence, fix: newKernel(os) };
    if (filesystems.known && filesystems.value.has('overlayfs'))
      return fail('ownOverlayfs', { release: release.raw }, details);
    if (overlay === false) return fail('tooOld', { release: release.raw, why }, details);
    return unknown(why, { evidence, cure: tryMount });
  },
});
