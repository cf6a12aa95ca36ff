import { defineFact, UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** The network devices that the kernel has in this network namespace. */
export const devices = defineFact({
  id: 'network/devices',
  summary: 'The names of the network devices.',
  reads: { files: ['/proc/net/dev'] },
  runningOnly: true,
  async collect(host): Promise<ReadonlySet<string>> {
    const bytes = await host.read('/proc/net/dev');
    if (!bytes) throw new UnknowableError('not-running', 'no kernel runs here: there is no /proc/net/dev');
    const names = decodeText(bytes)
      .split('\n')
      .flatMap(line => /^\s*([^\s:|]+):/.exec(line)?.[1] ?? []);
    return new Set(names);
  },
});
