import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileBefore, FileChange } from './changes.js';
import { syncDescriptor, syncDirectory } from './durable.js';
import type { Journal } from './journal.js';
import { copyFileKeeping } from './keeping-copy.js';
import { RemedyError } from './remedy-error.js';

/**
 * Writes a file whole or not at all, or removes it (`null`), and keeps what was there. It keeps its owner, mode and extended
 * attributes; a new one gets `mode`. A symlink is followed, and stays.
 */
export async function changeFile(
  journal: Journal,
  path: string,
  content: Uint8Array | null,
  mode = 0o644,
): Promise<void> {
  const real = realPlace(path);
  const before = await keep(journal, real);
  if (before.state === 'absent' && content === null) return;
  const change: FileChange = { kind: 'file', path: real, before, after: content && digest(content) };
  await journal.make(change, async () => {
    if (content === null) fs.rmSync(real);
    else await replace(journal, { path: real, before, content, mode });
    syncDirectory(dirname(real));
  });
}

/** What stands at a path now, as far as the journal knows it. */
export function fileState({ path, before, after }: FileChange): 'before' | 'after' | 'other' {
  const now = currentDigest(path);
  if (now === (after ?? undefined)) return 'after';
  return now === (before.state === 'absent' ? undefined : before.digest) ? 'before' : 'other';
}

/** Puts back what was there. What somebody wrote into the file since then is kept in the journal's directory. */
export async function undoFile(journal: Journal, number: number, change: FileChange): Promise<void> {
  const { path, before } = change;
  const beside = besideOf(journal, path);
  fs.rmSync(beside, { force: true });
  if (fileState(change) === 'other' && fs.existsSync(path)) {
    fs.mkdirSync(savedIn(journal), { recursive: true, mode: 0o700 });
    await copyFileKeeping(path, join(savedIn(journal), `${number}-edited-${basename(path)}`));
  }
  if (before.state === 'absent') {
    fs.rmSync(path, { force: true });
  } else {
    const saved = join(savedIn(journal), before.saved);
    if (currentDigest(saved) !== before.digest)
      throw new RemedyError(`"${saved}", which holds what "${path}" was before, is damaged`);
    await copyFileKeeping(saved, beside);
    journal.point('file before it is put back');
    fs.renameSync(beside, path);
  }
  if (fs.existsSync(dirname(path))) syncDirectory(dirname(path));
}

/** The file that a path leads to, there or not. */
function realPlace(path: string): string {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  if (!found) return join(fs.realpathSync(dirname(path)), basename(path));
  const real = fs.realpathSync(path);
  if (fs.lstatSync(real).isFile()) return real;
  throw new RemedyError(`"${path}" is no regular file, so it is not changed`);
}

async function keep(journal: Journal, path: string): Promise<FileBefore> {
  if (!fs.existsSync(path)) return { state: 'absent' };
  const saved = `${journal.records.length + 1}-${basename(path)}`;
  fs.mkdirSync(savedIn(journal), { recursive: true, mode: 0o700 });
  await copyFileKeeping(path, join(savedIn(journal), saved));
  syncDirectory(savedIn(journal));
  syncDirectory(journal.directory);
  return { state: 'file', saved, digest: digest(fs.readFileSync(join(savedIn(journal), saved))) };
}

interface Replacement {
  readonly path: string;
  readonly before: FileBefore;
  readonly content: Uint8Array;
  readonly mode: number;
}

async function replace(journal: Journal, { path, before, content, mode }: Replacement): Promise<void> {
  const beside = besideOf(journal, path);
  // A copy of the old file has its attributes; then it gets the new content.
  if (before.state === 'file') await copyFileKeeping(path, beside);
  const descriptor = fs.openSync(beside, before.state === 'file' ? 'r+' : 'wx', mode);
  try {
    if (before.state === 'absent') fs.fchmodSync(descriptor, mode);
    fs.ftruncateSync(descriptor);
    for (let at = 0; at < content.length;) at += fs.writeSync(descriptor, content, at);
    syncDescriptor(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
  journal.point('file written beside');
  fs.renameSync(beside, path);
}

const savedIn = ({ directory }: Journal): string => join(directory, 'saved');

const besideOf = ({ id }: Journal, path: string): string =>
  join(dirname(path), `.hostlint-${id}-${basename(path)}.tmp`);

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function currentDigest(path: string): string | undefined {
  try {
    return digest(fs.readFileSync(path));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
