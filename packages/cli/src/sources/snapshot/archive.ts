import { type FilesystemAnswer, type HostSource, type SourceKind } from '@hostlint/core';
import { isHeader, readTar, TarError } from '../archive/tar-reader.js';
import { alwaysTyped } from '../live/d-type.js';
import { decodeExtSuperblock } from '../superblock/ext.js';
import { decodeXfsSuperblock } from '../superblock/xfs.js';
import { type Fault, type FoundNode, HostTree, isFault } from '../tree/host-tree.js';
import { openTree, type TreeAnswers } from '../tree/tree-source.js';
import { TargetError } from '../target-error.js';
import type { SnapshotMemory } from './snapshot-memory.js';
import { archiveVersion, type FilesystemLine, members, redactions, type SnapshotHead } from './archive-format.js';
import {
  commandResult,
  type LineAnswers,
  LineError,
  type MemberAnswer,
  newLineAnswers,
  takeLine,
} from './archive-lines.js';

/** A snapshot holds what facts read of one host; more than this is none, or is meant to harm. */
export const mostUnpackedBytes = 192 * 1024 * 1024;

/** What was packed anew from a directory may say so. */
const firstNames = ['', './'].map(before => new TextEncoder().encode(`${before}${members.snapshot}\0`));

/** Whether an archive begins as a snapshot does. */
export const isSnapshotArchive = (bytes: Uint8Array): boolean =>
  isHeader(bytes.subarray(0, 512)) && firstNames.some(name => name.every((byte, at) => bytes[at] === byte));

export interface OpenedSnapshot {
  readonly source: HostSource;
  readonly head: SnapshotHead;
}

/**
 * Opens a snapshot in the form of docs/snapshots.md, unpacked. Throws a TargetError that says where it is none.
 * @param bytes all of it, or the pieces of it
 * @param label how messages name the snapshot: its path, or "-"
 * @param memory what was learned of the snapshots before
 */
export function openArchive(
  bytes: Uint8Array | readonly Uint8Array[],
  label: string,
  memory?: SnapshotMemory,
): OpenedSnapshot {
  const broken = (why: string): never => {
    throw new TargetError(`"${label}" is not a whole snapshot of hostlint: ${why}; take it anew`);
  };
  const held = new Map<string, Uint8Array>();
  let count = 0;
  let whole = false;
  const reader = readTar(entry => {
    if (count++ === 0 && entry.name !== members.snapshot) broken(`its first member is not "${members.snapshot}"`);
    if (entry.name === members.end) whole = true;
    if (!entry.name.startsWith('hostlint/') && !entry.name.startsWith('root/') && entry.name !== 'root')
      return broken(`it has the strange member ${JSON.stringify(entry.name.slice(0, 100))}`);
    if (entry.type !== 'file') return undefined;
    return content => {
      const isKept = memory && entry.name !== members.answers;
      // Without what Buffer adds.
      const own = (): Uint8Array => new Uint8Array(content.buffer, content.byteOffset, content.length);
      held.set(entry.name, isKept ? memory.contents.same(entry.name, content) : own());
    };
  });
  try {
    for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) reader.push(piece);
    reader.end();
  } catch (error) {
    if (error instanceof TarError) return broken(error.message);
    throw error;
  }
  const head = headOf(held.get(members.snapshot), label, broken);
  if (!whole) return broken('it was cut off before its end');
  const contents = [...held].filter(([name]) => name.startsWith('root/'));
  const { tree, answers, likeness } = readLines(held, contents, broken, memory);
  for (const [name, content] of contents) {
    const path = name.slice(members.root.length);
    tree.contents.set(path, content);
    // Whoever put a file in by hand need not write a line for it.
    if (!tree.nodes.has(path)) tree.set(path, { type: 'file', stat: null });
  }
  return {
    source: openTree(tree, answersOf(answers, held, tree), {
      likeness,
      kind: head.source as SourceKind,
      label: head.label,
      readAtMs: timeOf(head.takenAt),
    }),
    head,
  };
}

const timeOf = (text: string): number | undefined => {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
};

function headOf(bytes: Uint8Array | undefined, label: string, broken: (why: string) => never): SnapshotHead {
  let head: Partial<SnapshotHead>;
  try {
    head = JSON.parse(new TextDecoder().decode(bytes)) as Partial<SnapshotHead>;
  } catch (error) {
    return broken(`"${members.snapshot}" is not JSON (${(error as Error).message.slice(0, 100)})`);
  }
  const version: unknown = head?.hostlintSnapshot;
  if (version !== archiveVersion) {
    const newer = typeof version === 'number' && version > archiveVersion;
    throw new TargetError(
      `"${label}" is a snapshot of version ${JSON.stringify(version)?.slice(0, 20)}, and this hostlint reads version ${archiveVersion}; ` +
        (newer ? 'install a newer hostlint' : 'take the snapshot anew'),
    );
  }
  if (!['live', 'rootfs', 'image', 'memory'].includes(String(head.source))) return broken('"source" has a wrong form');
  const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= 1000;
  if (![head.label, head.takenAt, head.by].every(isText)) return broken(`"${members.snapshot}" has a wrong form`);
  if (!redactions.includes(head.redaction as never)) return broken('"redaction" has a wrong form');
  return head as SnapshotHead;
}

interface Lines {
  readonly tree: HostTree;
  readonly answers: LineAnswers;
  readonly likeness?: object;
}

function readLines(
  held: ReadonlyMap<string, Uint8Array>,
  contents: readonly (readonly [name: string, content: Uint8Array])[],
  broken: (why: string) => never,
  memory: SnapshotMemory | undefined,
): Lines {
  const bytes = held.get(members.answers) ?? new Uint8Array();
  const known = memory?.lines.read(bytes);
  // A tree that hosts share is not to be changed.
  if (known && contents.every(([name]) => known.tree.nodes.has(name.slice(members.root.length)))) return known;
  const [tree, answers] = [new HostTree('not-captured'), newLineAnswers()];
  takeLines(bytes, tree, answers, broken);
  return { tree, answers };
}

function takeLines(bytes: Uint8Array, tree: HostTree, answers: LineAnswers, broken: (why: string) => never): void {
  const lines = new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(bytes)
    .split('\n')
    .filter(line => line !== '');
  let at = 0;
  try {
    // All at once takes a third of the time of one by one, which only tells where the fault is.
    const values = parseAll(lines) ?? lines.map(line => (at++, JSON.parse(line) as unknown));
    at = 0;
    for (const value of values) {
      at++;
      takeLine(value, tree, answers);
    }
  } catch (error) {
    if (!(error instanceof LineError || error instanceof SyntaxError)) throw error;
    broken(`"${members.answers}", line ${at}: ${error.message.slice(0, 200)}`);
  }
}

function parseAll(lines: readonly string[]): readonly unknown[] | undefined {
  try {
    const values = JSON.parse(`[${lines.join(',')}]`) as unknown[];
    return values.length === lines.length ? values : undefined;
  } catch {
    return undefined;
  }
}

function answersOf(lines: LineAnswers, held: ReadonlyMap<string, Uint8Array>, tree: HostTree): TreeAnswers {
  const content = ({ at }: MemberAnswer): Uint8Array | undefined => (at === null ? undefined : held.get(at));
  return {
    filesystem(path, found) {
      const line = lines.filesystems.get(found.path) ?? lines.filesystems.get(path) ?? onMount(lines, found, tree);
      return line === undefined || line === 'absent' || isFault(line) ? line : filesystemAnswer(line, held);
    },
    run(command) {
      const line = lines.commands.get(JSON.stringify(command));
      return line === undefined || line === 'absent' || isFault(line) ? line : commandResult(line, content(line));
    },
    get(socket, path) {
      const line = lines.sockets.get(JSON.stringify([socket, path]));
      return line === undefined || line === 'absent' || isFault(line) ? line : (content(line) ?? new Uint8Array());
    },
    census: path => lines.censuses.get(path),
    probe: (name, path) => lines.probes.get(JSON.stringify([name, path])),
  };
}

/** What was said of the nearest mount above, where the path is known to lie on that very file system. */
function onMount(lines: LineAnswers, { path, node }: FoundNode, tree: HostTree): FilesystemLine | Fault | undefined {
  let nearest: FilesystemLine | undefined;
  for (const line of lines.filesystems.values()) {
    if (line === 'absent' || isFault(line) || !line.mount) continue;
    const point = line.filesystem === '/' ? '' : line.filesystem;
    if (path !== line.filesystem && !path.startsWith(`${point}/`)) continue;
    if (nearest === undefined || nearest.filesystem.length < line.filesystem.length) nearest = line;
  }
  const device = (nearest && node && tree.statOf(node)?.device) ?? null;
  return device !== null && device === nearest?.device ? nearest : undefined;
}

function filesystemAnswer(line: FilesystemLine, held: ReadonlyMap<string, Uint8Array>): FilesystemAnswer {
  const { magic, blocks, blocksFree, blocksAvailable, inodes, inodesFree } = line;
  const seen = line.superblock === undefined ? undefined : held.get(line.superblock);
  const ext = line.ext ?? (seen && magic === 0xef53 ? decodeExtSuperblock(seen) : null);
  const xfs = line.xfs ?? (seen && magic === 0x58465342 ? decodeXfsSuperblock(seen) : null);
  return {
    magic,
    blockSizeBytes: line.blockSize,
    blocks,
    blocksFree,
    blocksAvailable,
    inodes,
    inodesFree,
    device: line.device as string | null,
    ...(line.dType === undefined
      ? predictDType(magic, ext, xfs)
      : {
          dType: line.dType,
          dTypeEvidence: line.dTypeEvidence ?? '',
        }),
    xfs,
    ext,
  };
}

function predictDType(
  magic: number,
  ext: FilesystemAnswer['ext'],
  xfs: FilesystemAnswer['xfs'],
): Pick<FilesystemAnswer, 'dType' | 'dTypeEvidence'> {
  const flag = ext?.filetype ?? xfs?.ftype;
  if (flag !== undefined) {
    const evidence = `the ${ext ? 'filetype' : 'ftype'} flag in the superblock`;
    return { dType: flag, dTypeEvidence: `${flag ? 'types are there' : 'types are missing'}: ${evidence}` };
  }
  const kernel = alwaysTyped.get(magic);
  if (kernel !== undefined)
    return { dType: true, dTypeEvidence: `types are there: the kernel's ${kernel} gives every entry its type` };
  return { dType: null, dTypeEvidence: 'cannot be seen: the snapshot holds no superblock of this file system' };
}
