import { defineFact, isUnknowable, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { distributionOf, type Distribution } from '../../shared/distribution.js';
import { parseOsRelease } from '../../shared/os-release.js';

export type OsRelease = Distribution;

const paths = ['/etc/os-release', '/usr/lib/os-release'] as const;

/** The distribution, from os-release(5). A host without that file is of the family `other`. */
export const osRelease = defineFact({
  id: 'os/release',
  summary: 'The distribution, its version, and whether its system is changed in place.',
  reads: { files: paths, stats: ['/run/ostree-booted', '/sysroot/ostree', '/ostree/repo'] },
  async collect(host): Promise<OsRelease> {
    for (const path of paths) {
      const bytes = await host.read(path);
      if (!bytes) continue;
      const ostree = await isOstree(host);
      host.cite({ path });
      return distributionOf(parseOsRelease(decodeText(bytes)), ostree);
    }
    return distributionOf(new Map(), false);
  },
});

/** On an image that is made for it the repository is there. Source: bootc, "Filesystem"; ostree-prepare-root(1). */
async function isOstree(host: TracedSource): Promise<boolean> {
  try {
    return (await host.stat('/run/ostree-booted')) !== undefined;
  } catch (error) {
    if (!isUnknowable(error) || error.reason !== 'not-running') throw error;
    return (await host.stat('/sysroot/ostree')) !== undefined || (await host.stat('/ostree/repo')) !== undefined;
  }
}
