import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { distributionOf, type Distribution } from '../../shared/distribution.js';
import { parseOsRelease } from '../../shared/os-release.js';

export type OsRelease = Distribution;

const paths = ['/etc/os-release', '/usr/lib/os-release'] as const;

/** The distribution, from os-release(5). A host without that file is of the family `other`. */
export const osRelease = defineFact({
  id: 'os/release',
  summary: 'The distribution, its version, and whether its system is changed in place.',
  reads: { files: paths, stats: ['/run/ostree-booted'] },
  async collect(host): Promise<OsRelease> {
    for (const path of paths) {
      const bytes = await host.read(path);
      if (!bytes) continue;
      const ostree = await host.stat('/run/ostree-booted');
      host.cite({ path });
      return distributionOf(parseOsRelease(decodeText(bytes)), ostree !== undefined);
    }
    return distributionOf(new Map(), false);
  },
});
