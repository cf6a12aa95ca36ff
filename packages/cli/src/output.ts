import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error.js';
import { writeAdvice } from './write-advice.js';

/**
 * Writes a file that the user named, whole or not at all: a reader never sees half of it, and what was there stays until all of the
 * new is on the disk. What is no regular file (a pipe, a terminal, a descriptor of this process) is written as it is. Nothing else
 * in the command line tool writes files.
 */
export function writeOutput(
  workingDirectory: string,
  file: string,
  text: string | Uint8Array | Iterable<string>,
): void {
  const path = resolve(workingDirectory, file);
  const pieces = typeof text === 'string' || text instanceof Uint8Array ? [text] : text;
  try {
    if (file.endsWith('/')) throw Object.assign(new Error('it names a directory'), { code: 'EISDIR' });
    write(placeOf(path), pieces);
  } catch (error) {
    throw new UsageError('unwritable-file', `cannot write "${file}": ${writeAdvice(error, path)}`, { cause: error });
  }
}

/** The regular file that a name stands for, there or not; `undefined` for what is none. Equal for two names of one file. */
export function regularFile(workingDirectory: string, file: string): string | undefined {
  const path = resolve(workingDirectory, file);
  try {
    const place = placeOf(path);
    return place.kind === 'file' ? place.path : undefined;
  } catch {
    // Where it cannot be told, writing it says why.
    return path;
  }
}

type Place =
  | { readonly kind: 'descriptor'; readonly descriptor: number }
  | { readonly kind: 'special'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly before: Stats | undefined };

const mostLinks = 40;
const descriptors = /^\/proc\/(\d+)(?:\/task\/\d+)?\/fd\/(\d+)$/;

/** Follows links to what they name, also where that is not there yet. */
function placeOf(path: string, links = 0): Place {
  const directory = realpathSync(dirname(path));
  const here = join(directory, basename(path));
  const [isDescriptor, owner, descriptor] = descriptors.exec(here) ?? [];
  if (Number(owner) === process.pid) return { kind: 'descriptor', descriptor: Number(descriptor) };
  const found = lstatSync(here, { throwIfNoEntry: false });
  // A link of /proc to a pipe names nothing that could be followed.
  if (found?.isSymbolicLink() && !isDescriptor) {
    if (links === mostLinks) throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
    return placeOf(resolve(directory, readlinkSync(here)), links + 1);
  }
  const isFile = found === undefined || found.isFile();
  return isFile ? { kind: 'file', path: here, before: found } : { kind: 'special', path: here };
}

type Pieces = Iterable<string | Uint8Array>;

function write(place: Place, bytes: Pieces): void {
  switch (place.kind) {
    case 'descriptor':
      // Opened anew, a file would be written from its start, over what the shell has it keep.
      return writeAll(place.descriptor, bytes, true);
    case 'special':
      return withOpen(place.path, constants.O_WRONLY, 0, descriptor => writeAll(descriptor, bytes, true));
    case 'file':
      return replace(place.path, bytes, place.before);
  }
}

/** By a file beside it that takes its name when all of it is on the disk. */
function replace(path: string, bytes: Pieces, before: Stats | undefined): void {
  // The directory might allow what the file's own rights do not.
  if (before) accessSync(path, constants.W_OK);
  const beside = join(dirname(path), `.hostlint-${process.pid}-${Math.random().toString(36).slice(2, 10)}.tmp`);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  let isMade = false;
  try {
    withOpen(beside, flags, before ? 0o600 : 0o666, descriptor => {
      isMade = true;
      writeAll(descriptor, bytes, false);
      if (before) keepRights(descriptor, before);
      sync(descriptor);
    });
    renameSync(beside, path);
  } catch (error) {
    if (isMade) rmSync(beside, { force: true });
    throw error;
  }
  withOpen(dirname(path), constants.O_RDONLY, 0, sync);
}

function withOpen(path: string, flags: number, mode: number, use: (descriptor: number) => void): void {
  const descriptor = openSync(path, flags, mode);
  try {
    use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, pieces: Pieces, isStream: boolean): void {
  for (const piece of pieces) {
    if (!writePiece(descriptor, typeof piece === 'string' ? Buffer.from(piece) : piece, isStream)) return;
  }
}

/** Whether somebody reads on. */
function writePiece(descriptor: number, bytes: Uint8Array, isStream: boolean): boolean {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A reader that went away is no failure, here as on standard output.
      if (isStream && code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
}

function keepRights(descriptor: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch (error) {
    // Only root gives files away; who may write it, keeps its mode.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
  fchmodSync(descriptor, mode & 0o7777);
}

/** Some file systems have nothing to sync. */
function sync(descriptor: number): void {
  try {
    fsyncSync(descriptor);
  } catch (error) {
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
