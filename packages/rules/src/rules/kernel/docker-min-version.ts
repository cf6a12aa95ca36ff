import { defineRule, isAtLeast, maybe } from '@hostlint/core';
import { dockerEngine } from '../../facts/docker/engine.js';
import { kernelRelease } from '../../facts/kernel/release.js';
import { osRelease } from '../../facts/os/release.js';
import { newKernel } from '../../shared/fixes/new-kernel.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { releaseEvidence } from '../../shared/kernel/release-evidence.js';

export const dockerMinVersion = defineRule({
  id: 'kernel/docker-min-version',
  meta: {
    title: 'The kernel is at least 3.10, which Docker before 23.0 demands.',
    why: 'Until 20.10 dockerd ends at once on an older kernel, unless DOCKER_NOWARN_KERNEL_VERSION is set.',
    fix: 'Boot a newer kernel of the distribution.',
    severity: 'error',
    presets: ['docker'],
    sources: [
      'moby v20.10.24 daemon/daemon_unix.go checkKernel',
      'moby v23.0.0 daemon/daemon_unix.go checkSystem: no longer checked',
    ],
    stops: ['docker'],
  },
  needs: { engine: dockerEngine, release: maybe(kernelRelease), os: maybe(osRelease) },
  messages: { tooOld: 'Docker {engine} refuses kernel {release}: it wants 3.10 or newer.' },
  check({ facts: { engine, release, os }, pass, fail, notApplicable, unknown }) {
    if (isAtLeast(engine.version, '23.0.0'))
      return notApplicable(`Docker ${engine.version} does not look at the kernel's version`);
    if (!release.known) {
      // dockerd itself only warns when it cannot read the release.
      return release.reason === 'malformed' ? notApplicable(release.detail) : unknown(release.detail);
    }
    const evidence = [releaseEvidence(release.value)];
    if (isKernelAtLeast(release.value, 3, 10)) return pass({ evidence });
    return fail('tooOld', { engine: engine.version, release: release.value.raw }, { evidence, fix: newKernel(os) });
  },
});
