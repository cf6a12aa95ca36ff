import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../usage-error.js';

/** In the order in which they are looked for; the first one found in a folder counts. */
export const configNames = ['hostlint.config.js', 'hostlint.config.mjs', 'hostlint.config.ts', 'hostlint.config.json'];

/** Who runs the tool: a configuration that somebody else left in the way must not run with this user's rights. */
export interface Reader {
  readonly uid: number;
  /** The user behind sudo. */
  readonly invokerUid: number | undefined;
}

/** The nearest configuration from a folder upward; `undefined` when there is none. */
export function findConfig(from: string, reader: Reader | undefined): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const names = namesIn(folder);
    const name = configNames.find(candidate => names.includes(candidate));
    if (name !== undefined) return trusted(join(folder, name), reader, 'config');
    if (dirname(folder) === folder) return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder that may be entered but not listed cannot be searched; the ones above can.
    return [];
  }
}

/** The path, unless the file belongs to somebody else. `option`: what names a file in spite of that, and with `no-` takes none. */
export function trusted(path: string, reader: Reader | undefined, option: string): string {
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  if (reader === undefined || owner === undefined || [0, reader.uid, reader.invokerUid].includes(owner)) return path;
  throw new UsageError(
    'invalid-configuration',
    `"${path}" belongs to another user (uid ${owner}) and is not loaded; name it with --${option} if you trust it, or use --no-${option}`,
  );
}
