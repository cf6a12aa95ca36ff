import { defineFact } from '@hostlint/core';
import { compareVersions } from '../../shared/boot-loader/version-order.js';
import { parseKernelRelease } from '../../shared/kernel/kernel-version.js';
import { imageKind } from './kind.js';

const trees = ['/usr/lib/modules', '/lib/modules'];
const most = 200;
const leavings = /\.(?:old|bak|orig|rpmsave|dpkg-\w+|hmac|signed)$/;

/** The releases of the kernels that are installed, the oldest first; none on a machine that runs. */
export const imageKernels = defineFact({
  id: 'image/kernels',
  summary: 'The kernels of an image, by the directories of their modules and the files in /boot.',
  reads: () => ({
    lists: [...trees, '/boot'].map(path => ({ path, limit: most })),
    stats: trees.map(tree => `${tree}/*/modules.dep`),
  }),
  needs: { image: imageKind },
  async collect(host, { image }): Promise<readonly string[]> {
    if (!image.isImage) return [];
    const found = new Set<string>();
    for (const tree of trees) {
      for (const name of (await host.list(tree, { limit: most })) ?? []) {
        // Leavings of removed kernels (third-party modules) have no index.
        if (!found.has(name) && (await host.stat(`${tree}/${name}/modules.dep`))) {
          found.add(name);
          host.cite({ path: `${tree}/${name}` });
        }
      }
    }
    for (const file of (await host.list('/boot', { limit: most })) ?? []) {
      const name = /^vmlinu[xz]-(.+)$/.exec(file)?.[1] ?? '';
      if (found.has(name) || !parseKernelRelease(name) || leavings.test(name)) continue;
      found.add(name);
      host.cite({ path: `/boot/${file}` });
    }
    return [...found].sort(compareVersions);
  },
});
