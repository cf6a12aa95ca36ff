import { BoltFault, openBolt } from '@hostlint/rules/bolt';
import type { StoreReader } from '../store-reader.js';

/** Directories of the driver that hold what BuildKit keeps, each with the one below it; `null` where nobody can tell. */
export type BuildCache = ReadonlyMap<string, string | null> | null;

/**
 * buildkit/snapshots.db: a bucket for each snapshot, by its key; `committed` names the directory where that is another.
 * Source: moby v20.10.24 builder/builder-next/adapters/snapshot/snapshot.go.
 */
export async function readBuildCache(reader: StoreReader, root: string): Promise<BuildCache> {
  const path = `${root}/buildkit/snapshots.db`;
  const bytes = await reader.bytes(path, 256 * 1024 * 1024);
  if (!bytes) return new Map();
  const decoder = new TextDecoder();
  try {
    const top = openBolt(bytes);
    const entries = top.buckets.map(key => {
      const values = top.bucket(key)?.values;
      const text = (name: string): string | null => {
        const value = values?.get(name);
        return value && value.length > 0 ? decoder.decode(value) : null;
      };
      return { key, directory: text('committed') ?? key, parent: text('parent') };
    });
    const directories = new Map(entries.map(({ key, directory }) => [key, directory]));
    const cache = new Map<string, string | null>();
    for (const { key, directory, parent } of entries) {
      const below = parent === null ? null : (directories.get(parent) ?? parent);
      for (const name of [directory, key]) if (!cache.has(name)) cache.set(name, below);
    }
    return cache;
  } catch (error) {
    if (!(error instanceof BoltFault)) throw error;
    reader.problem(
      'unreadable',
      path,
      `It cannot be read (${error.message}), so that the build cache cannot be told from leftovers.`,
    );
    return null;
  }
}
