import type { KernelList } from '@hostlint/core';
import { bootKernel } from './facts/boot/kernel.js';
import { otherKernels } from './facts/boot/other-kernels.js';

/** An image may have several kernels; those that do not boot are judged as well. */
export const kernelList: KernelList = { others: otherKernels, chosen: bootKernel };
