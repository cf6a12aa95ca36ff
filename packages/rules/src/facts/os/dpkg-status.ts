import { defineFact } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

/** The file is large, and several facts look a package up in it: it is read once for all of them. */
export const dpkgStatus = defineFact({
  id: 'os/dpkg-status',
  summary: 'The text of dpkg’s registry of packages; null where dpkg keeps none.',
  async collect(host): Promise<string | null> {
    const bytes = await host.read('/var/lib/dpkg/status', { maxBytes: 64 * 1024 * 1024 });
    return bytes && bytes.length > 0 ? decodeText(bytes) : null;
  },
});
