import { defineFact, UnknowableError } from '@hostlint/core';
import { isOff, isOffReads } from '../../shared/is-off.js';
import { decodeText } from '../../shared/decode-text.js';

const paths = ['/proc/sys/kernel/hostname', '/etc/hostname'];

/** The name that the kernel has; where none runs, the one it would be given. */
export const hostName = defineFact({
  id: 'os/host-name',
  summary: 'The name of the host.',
  reads: { files: paths, also: [isOffReads] },
  async collect(host): Promise<string> {
    for (const path of (await isOff(host)) ? paths.slice(1) : paths) {
      const bytes = await host.read(path, { maxBytes: 4096 });
      const text =
        bytes &&
        decodeText(bytes)
          .split('\n')
          .find(line => line.trim() !== '' && !line.startsWith('#'));
      if (text === undefined) continue;
      host.cite({ path, text: text.trim() });
      return text.trim();
    }
    throw new UnknowableError('not-running', 'this host was given no name yet');
  },
});
