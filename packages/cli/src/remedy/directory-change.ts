import fs from 'node:fs';
import { dirname } from 'node:path';
import type { DirectoryChange } from './changes.js';
import { syncDirectory } from './durable.js';
import type { Journal } from './journal.js';

/** Makes a directory, and those above it that are not there. */
export async function changeDirectory(journal: Journal, path: string, mode = 0o755): Promise<void> {
  if (fs.existsSync(path)) return;
  await changeDirectory(journal, dirname(path), mode);
  await journal.make({ kind: 'directory', path }, () => {
    fs.mkdirSync(path, { mode });
    syncDirectory(dirname(path));
  });
}

/** Removes it where nothing is in it. */
export function undoDirectory({ path }: DirectoryChange): void {
  try {
    fs.rmdirSync(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
