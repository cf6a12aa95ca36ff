import { defineFact, maybe, UnknowableError } from '@hostlint/core';
import type { KernelRelease } from '../../shared/kernel/kernel-version.js';
import { bootKernel } from '../boot/kernel.js';
import { runningRelease } from './running-release.js';

export type { KernelRelease } from '../../shared/kernel/kernel-version.js';

/** On an image that is the kernel which its boot loader boots. */
export const kernelRelease = defineFact({
  id: 'kernel/release',
  summary: 'The release of the kernel that is judged: the one that runs, or the one that an image boots.',
  needs: { running: maybe(runningRelease), boot: maybe(bootKernel) },
  async collect(host, { running, boot }): Promise<KernelRelease> {
    if (running.known) {
      for (const evidence of running.evidence) host.cite(evidence);
      return running.value;
    }
    if (running.reason !== 'not-running') throw new UnknowableError(running.reason, running.detail);
    if (!boot.known) throw new UnknowableError(boot.reason, boot.detail);
    if (boot.value === null) throw new UnknowableError(running.reason, running.detail);
    host.cite(boot.value.evidence);
    return { ...boot.value.release, place: boot.value.evidence };
  },
});
