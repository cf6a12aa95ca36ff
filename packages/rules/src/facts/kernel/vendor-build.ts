import { defineFact, maybe } from '@hostlint/core';
import { kernelBuildOf, type KernelBuild } from '../../shared/kernel/kernel-build.js';
import { machineContainer } from '../machine/container.js';
import { osRelease } from '../os/release.js';
import { kernelRelease } from './release.js';
import { versionString } from './version-string.js';

export type { KernelBuild } from '../../shared/kernel/kernel-build.js';

export const vendorBuild = defineFact({
  id: 'kernel/vendor-build',
  summary: 'Whose build of Linux runs, the version of its package, and what it is made of.',
  needs: {
    release: kernelRelease,
    version: maybe(versionString),
    os: maybe(osRelease),
    container: maybe(machineContainer),
  },
  async collect(_, { release, version, os, container }): Promise<KernelBuild> {
    // In a container the distribution is the image's, and the kernel somebody else's.
    const own = container.known && (container.value.kind === null || container.value.kind === 'wsl2');
    return kernelBuildOf(release, {
      version: version.known ? version.value : null,
      os: own && os.known ? os.value.id : null,
    });
  },
});
