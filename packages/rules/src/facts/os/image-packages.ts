import { defineFact, maybe } from '@hostlint/core';
import type { PackageVersions } from '../../shared/package-registry.js';
import { imageKind } from '../image/kind.js';
import { dpkgStatus } from './dpkg-status.js';
import { osPackagesReads, readOsPackages } from './packages.js';

/** Of a machine that runs its programs tell their versions, which takes less time than reading all packages. */
export const imagePackages = defineFact({
  id: 'os/image-packages',
  summary:
    'The packages of an image that has another registry than dpkg’s; null on a machine that runs, and with dpkg.',
  reads: { seldom: osPackagesReads },
  needs: { image: imageKind, dpkg: maybe(dpkgStatus) },
  async collect(host, { image, dpkg }): Promise<PackageVersions | null> {
    if (!image.isImage || !dpkg.known || dpkg.value !== null) return null;
    const { manager, versions } = await readOsPackages(host, null);
    return manager === 'dpkg' ? null : versions;
  },
});
