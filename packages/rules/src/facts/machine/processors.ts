import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

const path = '/sys/devices/system/cpu/online';

/** Source: linux Documentation/admin-guide/cputopology.rst: a list such as `0-3,8`. */
export const machineProcessors = defineFact({
  id: 'machine/processors',
  summary: 'How many processors the kernel runs on, hyper-threads counted.',
  reads: { files: [path] },
  runningOnly: true,
  async collect(host): Promise<number> {
    const bytes = await host.read(path);
    if (!bytes) throw new UnknowableError('not-running', `no kernel runs here: there is no ${path}`);
    const text = decodeText(bytes).trim();
    host.cite({ path, line: 1, text });
    const counts = text.split(',').map(range => {
      const match = /^(\d+)(?:-(\d+))?$/.exec(range);
      return match ? Number(match[2] ?? match[1]) - Number(match[1]) + 1 : Number.NaN;
    });
    const count = counts.reduce((sum, each) => sum + each, 0);
    if (!(count > 0)) throw new UnknowableError('malformed', `${path} says "${text.slice(0, 100)}"`);
    return count;
  },
});
