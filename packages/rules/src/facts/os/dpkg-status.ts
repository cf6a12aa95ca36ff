import { defineFact, UnknowableError, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';

const registry = { path: '/var/lib/dpkg/status', maxBytes: 64 * 1024 * 1024 };
const updates = '/var/lib/dpkg/updates';

/** The file is large, and several facts look a package up in it: it is read once for all of them. */
export const dpkgStatus = defineFact({
  id: 'os/dpkg-status',
  summary: 'The text of dpkg’s registry of packages; null where dpkg keeps none.',
  reads: { files: [registry, `${updates}/*`], lists: [updates] },
  async collect(host): Promise<string | null> {
    const bytes = await host.read(registry.path, registry);
    return bytes && bytes.length > 0 ? decodeText(bytes) + (await pending(host)) : null;
  },
});

/**
 * What dpkg changed and did not write into the file yet, because it runs or was stopped: a paragraph for each step, later ones last.
 * Source: dpkg 1.21 lib/dpkg/dbmodify.c cleanupdates (MAXUPDATES is 250).
 */
async function pending(host: TracedSource): Promise<string> {
  const steps = ((await host.list(updates)) ?? []).filter(name => /^\d{1,10}$/.test(name));
  if (steps.length > 1000) throw new UnknowableError('malformed', `${updates} has too many files`);
  const texts: string[] = [];
  for (const step of steps) {
    const bytes = await host.read(`${updates}/${step}`);
    if (bytes) texts.push(`\n${decodeText(bytes)}`);
  }
  return texts.join('\n');
}
