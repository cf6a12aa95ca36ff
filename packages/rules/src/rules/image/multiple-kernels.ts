import { defineRule, maybe } from '@hostlint/core';
import { imageKernels } from '../../facts/image/kernels.js';
import { imageKind } from '../../facts/image/kind.js';
import { lookAsRoot } from '../../shared/cures.js';

export const multipleKernels = defineRule({
  id: 'image/multiple-kernels',
  meta: {
    title: 'An image has one kernel.',
    why: 'Which of several boots is up to the boot loader and to what is installed later; what holds for one kernel need not hold for the other, and each takes space in every machine made from the image.',
    fix: 'Remove the kernels that are not to boot.',
    severity: 'info',
    sources: ['Debian linux-update-symlinks(1), grub2 grub-mkconfig: the newest is the default', 'modules.dep(5)'],
  },
  needs: { kernels: maybe(imageKernels), image: imageKind },
  messages: { several: 'The image has {count} kernels: {list}.' },
  check({ facts: { kernels, image }, pass, fail, notApplicable, unknown }) {
    if (!image.isImage) return notApplicable(image.why);
    if (!kernels.known) return unknown(kernels.detail, { cure: lookAsRoot });
    if (kernels.value.length === 0) return notApplicable('no kernel is installed');
    if (kernels.value.length === 1) return pass();
    return fail('several', { count: kernels.value.length, list: kernels.value.join(', ') });
  },
});
