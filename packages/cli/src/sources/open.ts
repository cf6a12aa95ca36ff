import fs from 'node:fs';
import type { HostSource, Reads } from '@hostlint/core';
import { membersOf } from './archive/gzip-members.js';
import { contentKind, contentKindBytes, type ContentKind } from './content-kind.js';
import { unpackedSize } from './live/unpack.js';
import type { SnapshotMemory } from './snapshot/snapshot-memory.js';
import { isTargetError, TargetError } from './target-error.js';

export interface OpenOptions {
  /** Allow trials that write (live machine only). */
  readonly probes?: boolean;
  /** Allow counts of all that lies below a directory; each ends after so many milliseconds with what was counted by then. */
  readonly censusMs?: number | undefined;
  /** Ends what is under way on the live machine. */
  readonly signal?: AbortSignal;
  /** What the target holds, where it was read already. */
  readonly bytes?: Uint8Array;
  /** The target is a file, and is opened anew where these bytes are no snapshot in an archive. */
  readonly isFile?: boolean;
  /** What is read when the target is `-`. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** What facts read: of a root file system in an archive no other content is kept. Nothing by default. */
  readonly reads?: () => readonly Reads[];
  /** What was learned of the snapshots before. */
  readonly memory?: SnapshotMemory | undefined;
  /** Over ssh: read as root, through sudo. */
  readonly sudo?: boolean;
  /** Over ssh: bound on connecting and on one look. */
  readonly timeoutMs?: number;
}

/** What of a target is held in memory at most, packed. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Opens what the user named: nothing is the live machine, a directory is a root file system, a file is told by its content, `-` is a
 * snapshot on standard input, `ssh://HOST` is a host without hostlint.
 * @throws TargetError when it cannot be read or is of a form that this version does not judge
 */
export async function openSource(target?: string, options: OpenOptions = {}): Promise<HostSource> {
  if (target === undefined) {
    const { openLive } = await import('./live.js');
    const { probes = false, signal, censusMs } = options;
    return openLive({ probes, censusMs, ...(signal && { signal }) });
  }
  if (target.startsWith('ssh://')) {
    const { openSsh } = await import('./ssh/open-ssh.js');
    const { reads, ...rest } = options;
    return openSsh(target, { ...rest, reads: reads?.() ?? [] });
  }
  if (options.bytes) {
    const snapshot = options.isFile ? await openPacked(options.bytes, target, options.memory) : undefined;
    if (snapshot) return snapshot;
    if (!options.isFile) return openBytes(options.bytes, target, options.memory);
  }
  if (target === '-') return openBytes(await readStandardInput(options), target);
  try {
    const stats = fs.statSync(target);
    if (stats.isDirectory()) {
      const { openDirectory } = await import('./directory.js');
      return openDirectory(target, options.censusMs);
    }
    if (stats.isFile()) {
      const { openArchiveFile } = await import('./archive/archive-file.js');
      const archive = await openArchiveFile(target, options.reads ?? (() => []));
      if (archive) return archive;
    }
    return await openBytes(await readTarget(target, stats), target, options.memory);
  } catch (error) {
    if (isTargetError(error)) throw error;
    throw new TargetError(`"${target}" cannot be read: ${faultOf(error)}`, { cause: error });
  }
}

/** Opens a snapshot that is an archive; `undefined` for anything else, also for what may only be a broken one. */
async function openPacked(
  bytes: Uint8Array,
  target: string,
  memory: SnapshotMemory | undefined,
): Promise<HostSource | undefined> {
  const { isSnapshotArchive, mostUnpackedBytes, openArchive } = await import('./snapshot/archive.js');
  const members = memory && membersOf(bytes);
  let pieces = members && memory.members.unpack(members, mostUnpackedBytes);
  try {
    pieces ??= [contentKind(bytes) === 'gzip' ? await unpack(bytes, target) : bytes];
  } catch {
    return undefined;
  }
  return isSnapshotArchive(pieces[0] ?? bytes) ? openArchive(pieces, target, memory).source : undefined;
}

/** Opens a snapshot that is in memory. */
export async function openBytes(bytes: Uint8Array, target: string, memory?: SnapshotMemory): Promise<HostSource> {
  const kind = contentKind(bytes);
  if (kind === 'json') {
    const { openSnapshot } = await import('./snapshot/json.js');
    return openSnapshot(new TextDecoder().decode(bytes), target);
  }
  const unpacked = kind === 'gzip' ? await unpack(bytes, target) : bytes;
  const inner: ContentKind = kind === 'gzip' ? contentKind(unpacked) : kind;
  if (inner === 'json') return openBytes(unpacked, target);
  if (inner === 'tar') {
    const { openArchive } = await import('./snapshot/archive.js');
    return openArchive([unpacked], target, memory).source;
  }
  const what = typeof inner === 'string' ? 'packed twice' : inner.unsupported;
  throw new TargetError(
    `"${target}" is ${what}; hostlint reads snapshots (\`hostlint collect\`) and directories that hold a root file system`,
  );
}

async function unpack(bytes: Uint8Array, target: string): Promise<Uint8Array> {
  const { gunzipSync } = process.getBuiltinModule('node:zlib');
  const { mostUnpackedBytes } = await import('./snapshot/archive.js');
  try {
    return gunzipSync(bytes, { maxOutputLength: mostUnpackedBytes, chunkSize: unpackedSize(bytes) });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `it unpacks to more than ${mostUnpackedBytes} bytes, so it is no snapshot of one host`
        : code === 'Z_BUF_ERROR'
          ? 'it was cut off; take it anew'
          : message;
    throw new TargetError(`"${target}" cannot be unpacked: ${why}`, { cause: error });
  }
}

async function readStandardInput(options: OpenOptions): Promise<Uint8Array> {
  const bytes = await readBounded(options.stdin ?? [], '-');
  if (bytes.length > 0) return bytes;
  throw new TargetError('"-" stands for a snapshot on standard input, which is empty; pipe one in: … | hostlint -');
}

/** Pipes may be named as well: `hostlint <(ssh HOST …)`. */
async function readTarget(target: string, stats: fs.Stats): Promise<Uint8Array> {
  if (stats.isFile() && stats.size <= mostBytes) return fs.readFileSync(target);
  return readBounded(fs.createReadStream(target) as AsyncIterable<Buffer>, target);
}

/** All bytes, or just the start where that shows them to be no snapshot. */
async function readBounded(
  stream: AsyncIterable<Uint8Array | string> | readonly never[],
  target: string,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  let known = false;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as string));
    length += chunk.length;
    if (!known && length >= contentKindBytes) {
      if (typeof contentKind(Buffer.concat(chunks)) === 'object') break;
      known = true;
    }
    if (length > mostBytes) {
      throw new TargetError(`"${target}" is larger than ${mostBytes} bytes, so it is no snapshot of one host`);
    }
  }
  return Buffer.concat(chunks);
}

function faultOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file or directory; check the path';
  if (code === 'EACCES') return 'permission denied; run as a user who may read it';
  return message;
}
