import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

const path = '/proc/filesystems';

/** The file systems that the kernel knows now. One whose module is not loaded is missing here and may still be had. */
export const kernelFilesystems = defineFact({
  id: 'kernel/filesystems',
  summary: 'The file system types registered with the kernel, with their lines in /proc/filesystems.',
  reads: { files: [path] },
  async collect(host): Promise<ReadonlyMap<string, number>> {
    const bytes = await host.read(path);
    if (!bytes) throw new UnknowableError('not-running', `${path} does not exist: no kernel runs here`);
    const lines = decodeText(bytes).split('\n');
    return new Map(lines.flatMap((text, index) => (text.trim() === '' ? [] : [[nameOf(text), index + 1] as const])));
  },
});

// The name is the last field; "nodev" before it is optional. Ubuntu's old "overlayfs" is another name than "overlay".
const nameOf = (line: string): string => line.trim().split(/\s+/).at(-1) as string;
