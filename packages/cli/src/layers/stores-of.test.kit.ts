import { memorySource } from '@hostlint/core/testing';
import { readOverlayMounts } from './overlay-mounts.js';
import { readStores } from './read-stores.js';
import { type Files, root } from './sample-stores.test.kit.js';
import type { Store } from './store.js';

/** The stores of a host that is made of files. */
export async function storesOf(files: Files, at = root): Promise<readonly Store[]> {
  const host = memorySource({ files });
  return readStores(host, at, await readOverlayMounts(host));
}

/** What is wrong with them, as `KIND PATH`. */
export const problemsOf = (stores: readonly Store[]): readonly string[] =>
  stores.flatMap(({ problems }) => problems.map(({ kind, path }) => `${kind} ${path}`));
