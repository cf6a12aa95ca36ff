import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parseKernelCmdline, type KernelArgument } from '../../shared/kernel/kernel-cmdline.js';

export type { KernelArgument } from '../../shared/kernel/kernel-cmdline.js';

const path = '/proc/cmdline';

/** What the boot loader handed to the kernel, without what is meant for init. */
export const kernelCmdline = defineFact({
  id: 'kernel/cmdline',
  summary: 'The arguments that the running kernel was booted with.',
  reads: { files: [path] },
  async collect(host): Promise<readonly KernelArgument[]> {
    const bytes = await host.read(path);
    if (!bytes) throw new UnknowableError('not-running', `${path} does not exist: no kernel runs here`);
    return parseKernelCmdline(decodeText(bytes));
  },
});
