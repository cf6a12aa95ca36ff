import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { unescapeMountText } from '../../shared/filesystem/mount-escapes.js';

/** A file or device that the kernel swaps to. */
export interface SwapArea {
  readonly name: string;
  readonly type: string;
  readonly sizeKib: number;
  readonly usedKib: number;
  readonly line: number;
  readonly text: string;
}

const path = '/proc/swaps';

/** Source: linux mm/swapfile.c swap_show. A kernel without swap has no such file. */
export const machineSwap = defineFact({
  id: 'machine/swap',
  summary: 'The swap that is switched on now.',
  reads: { files: [path], stats: ['/proc/sys/kernel'] },
  runningOnly: true,
  async collect(host): Promise<readonly SwapArea[]> {
    const bytes = await host.read(path);
    if (!bytes && !(await host.stat('/proc/sys/kernel')))
      throw new UnknowableError('not-running', `no kernel runs here: there is no ${path}`);
    const [, ...lines] = bytes ? decodeText(bytes).split('\n') : [];
    return lines.flatMap((text, index) => {
      const [name, type, size, used] = text.trim().split(/\s+/);
      if (!name || !type) return [];
      const line = index + 2;
      host.cite({ path, line, text });
      return { name: unescapeMountText(name), type, sizeKib: Number(size), usedKib: Number(used), line, text };
    });
  },
});
