import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './units.js';

/** The same texts as prettier would have them. */
export async function formatted(outputs: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const options = (await resolveConfig(join(root, 'package.json'))) ?? {};
  const entries = [...outputs].map(
    async ([path, text]) => [path, await format(text, { ...options, filepath: path })] as const,
  );
  return new Map(await Promise.all(entries));
}

/** Brings the files to what they should be, and removes what nothing makes any more; or only says what differs. */
export async function settle(
  outputs: ReadonlyMap<string, string>,
  folders: readonly string[],
  checkOnly: boolean,
): Promise<readonly string[]> {
  const changes: string[] = [];
  for (const [path, text] of outputs) {
    const present = await readFile(join(root, path), 'utf8').catch(() => undefined);
    if (present === text) continue;
    changes.push(present === undefined ? `${path} is missing` : `${path} is stale`);
    if (checkOnly) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name).slice(root.length);
      if (!entry.isFile() || outputs.has(path)) continue;
      changes.push(`${path} belongs to nothing`);
      if (!checkOnly) await rm(join(root, path));
    }
  }
  return changes.map(change =>
    checkOnly ? change : change.replace(/ is (missing|stale)$/, ' written').replace(/ belongs.*$/, ' removed'),
  );
}
