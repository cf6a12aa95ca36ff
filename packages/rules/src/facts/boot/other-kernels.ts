import { defineFact } from '@hostlint/core';
import { imageKernels } from '../image/kernels.js';
import { bootKernel } from './kernel.js';

/** One entry of a menu, or one package that is removed, and it is one of these that boots. */
export const otherKernels = defineFact({
  id: 'boot/other-kernels',
  summary: 'The kernels of an image besides the one that boots, the newest first; none on a machine that runs.',
  needs: { boot: bootKernel, kernels: imageKernels },
  async collect(_, { boot, kernels }): Promise<readonly string[]> {
    if (boot === null) return [];
    return kernels.filter(release => release !== boot.release.raw).reverse();
  },
});
