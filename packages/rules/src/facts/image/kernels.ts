import { defineFact } from '@hostlint/core';
import { imageKind } from './kind.js';

const trees = ['/usr/lib/modules', '/lib/modules'];
const most = 200;

/** The releases of the kernels whose modules are installed, in the order of their names; none on a machine that runs. */
export const imageKernels = defineFact({
  id: 'image/kernels',
  summary: 'The kernels of an image, by the directories of their modules.',
  reads: { lists: trees.map(path => ({ path, limit: most })), stats: trees.map(tree => `${tree}/*/modules.dep`) },
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
    return [...found];
  },
});
