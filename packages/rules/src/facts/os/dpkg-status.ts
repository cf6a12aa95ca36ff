import { defineFact, UnknowableError, type Reads, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { dpkgParagraphs } from '../../shared/dpkg-paragraphs.js';
import { allEnginePackages } from '../../shared/engine-packages.js';

const registry = { path: '/var/lib/dpkg/status', maxBytes: 64 * 1024 * 1024 };
const updates = '/var/lib/dpkg/updates';

export const dpkgReads: Reads = { files: [registry, `${updates}/*`], lists: [updates] };

/** Read once for all facts that look for the version of an engine. */
export const dpkgStatus = defineFact({
  id: 'os/dpkg-status',
  summary: 'What dpkg’s registry says of the packages that bring container engines; null where dpkg keeps none.',
  reads: dpkgReads,
  collect: (host): Promise<string | null> =>
    readRegistry(host, bytes => dpkgParagraphs(bytes, allEnginePackages).join('\n')),
});

/** All of the registry; null where dpkg keeps none. */
export const readDpkgStatus = (host: TracedSource): Promise<string | null> => readRegistry(host, decodeText);

async function readRegistry(host: TracedSource, textOf: (bytes: Uint8Array) => string): Promise<string | null> {
  const bytes = await host.read(registry.path, registry);
  return bytes && bytes.length > 0 ? textOf(bytes) + (await pending(host)) : null;
}

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
