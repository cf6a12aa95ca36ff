import { defineFact, isUnknowable, maybe, UnknowableError, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { parseKernelCmdline, type KernelArgument } from '../../shared/kernel/kernel-cmdline.js';
import { bootKernel } from '../boot/kernel.js';

export type { KernelArgument } from '../../shared/kernel/kernel-cmdline.js';

const path = '/proc/cmdline';

/** What the boot loader handed to the kernel, without what is meant for init. On an image: what it will hand over. */
export const kernelCmdline = defineFact({
  id: 'kernel/cmdline',
  summary: 'The arguments that the kernel was booted with, or that the boot loader of an image gives to it.',
  reads: { files: [path] },
  needs: { boot: maybe(bootKernel) },
  async collect(host, { boot }): Promise<readonly KernelArgument[]> {
    const bytes = await running(host);
    if (bytes) return parseKernelCmdline(decodeText(bytes));
    if (!boot.known) throw new UnknowableError(boot.reason, boot.detail);
    if (boot.value === null) throw new UnknowableError('not-running', `${path} does not exist: no kernel runs here`);
    const { options, evidence, release } = boot.value;
    if (options === null)
      throw new UnknowableError(
        'not-running',
        `no boot loader is configured that says which arguments ${release.raw} gets`,
      );
    host.cite(evidence);
    return parseKernelCmdline(options).map(argument => ({ ...argument, place: evidence }));
  },
});

async function running(host: TracedSource): Promise<Uint8Array | undefined> {
  try {
    return await host.read(path);
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return undefined;
    throw error;
  }
}
