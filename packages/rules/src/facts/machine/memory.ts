import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

export interface MachineMemory {
  /** What the kernel can use: less than the machine's modules of memory hold. sysinfo(2) says the same. */
  readonly totalKib: number;
  /** What programs can still get without swapping; `null` before Linux 3.14. */
  readonly availableKib: number | null;
}

const path = '/proc/meminfo';

export const machineMemory = defineFact({
  id: 'machine/memory',
  summary: 'The memory of the machine and what of it is available.',
  reads: { files: [path] },

  volatile: ['availableKib'],
  runningOnly: true,
  async collect(host): Promise<MachineMemory> {
    const bytes = await host.read(path);
    if (!bytes) throw new UnknowableError('not-running', `no kernel runs here: there is no ${path}`);
    const text = decodeText(bytes);
    const found = [...text.matchAll(/^(MemTotal|MemAvailable):\s+(\d+) kB$/gm)];
    const total = found.find(([, name]) => name === 'MemTotal');
    if (!total) throw new UnknowableError('malformed', `${path} does not tell MemTotal`);
    const available = found.find(([, name]) => name === 'MemAvailable')?.[2];
    host.cite({ path, line: text.slice(0, total.index).split('\n').length, text: total[0] });
    return { totalKib: Number(total[2]), availableKib: available === undefined ? null : Number(available) };
  },
});
