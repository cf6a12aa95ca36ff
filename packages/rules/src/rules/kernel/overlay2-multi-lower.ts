import { defineRule, maybe } from '@hostlint/core';
import { machineContainer } from '../../facts/machine/container.js';
import { overlaySupport } from '../../facts/kernel/overlay-support.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { overlayByVersion } from '../../shared/kernel/overlay-version.js';
import { releaseEvidence } from '../../shared/kernel/release-evidence.js';
import { tryMount } from '../../shared/cures.js';

export const overlay2MultiLower = defineRule({
  id: 'kernel/overlay2-multi-lower',
  meta: {
    title: 'The kernel’s overlayfs takes several lower directories.',
    why: 'Docker’s overlay2, containerd and podman mount all layers of an image at once, which takes Linux 4.0, or RHEL 7’s 3.10.0-514 and later.',
    fix: 'Boot a newer kernel of the distribution.',
    severity: 'error',
    sources: [
      'docs.docker.com "OverlayFS storage driver", Prerequisites',
      'moby v17.12.1-ce daemon/graphdriver/overlay2/overlay.go Init, supportsMultipleLowerDir',
      'moby v28.5.2 daemon/graphdriver/overlayutils/overlayutils.go SupportsOverlay',
    ],
  },
  needs: { release: kernelRelease, container: machineContainer, support: maybe(overlaySupport), os: maybe(osRelease) },
  messages: {
    tooOld:
      'An overlay of several layers needs kernel 4.0, or RHEL or CentOS 7 with 3.10.0-514 or later; this is {release}.',
  },
  check({ facts: { release, container, support, os }, pass, fail, notApplicable, unknown }) {
    if (container.kind === 'gvisor') return notApplicable('gVisor makes its kernel release up');
    const expected = overlayByVersion(release);
    const evidence = [releaseEvidence(release)];
    // A trial overrules what the version lets one expect.
    if (expected.multipleLower || (support.known && support.value.multipleLower)) return pass({ evidence });
    if (!support.known) return unknown(`${expected.why}; ${support.detail}`, { evidence });
    if (expected.multipleLower === null) return unknown(expected.why, { evidence, cure: tryMount });
    return fail('tooOld', { release: release.raw }, { evidence, fix: newKernel(os) });
  },
});
