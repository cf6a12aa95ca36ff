import { type FileStat, type Reads } from '@hostlint/core';
import { HostTree, parentOf } from '../tree/host-tree.js';
import { TargetError } from '../target-error.js';
import { expandReads } from './expand-reads.js';
import { readTar, type TarEntry, TarError } from './tar-reader.js';

/** An archive of files may hold so many; a distribution's root file system has some 100 000. */
const mostEntries = 1_000_000;
/** What of their contents is kept in all. */
const mostKeptBytes = 256 * 1024 * 1024;

export interface TarTreeOptions {
  /** The archive from its beginning, unpacked; asked for twice, as it is read twice. */
  open(): AsyncIterable<Uint8Array>;
  /** How messages name it. */
  readonly label: string;
  /** Finds the directory in the archive that holds the tree: `/`, or such as `/rootfs`. Throws a TargetError where none does. */
  topOf(tree: HostTree): string;
  readonly missing: 'absent' | 'not-captured';
  readonly reads: readonly Reads[];
}

/**
 * The files of an archive as a tree: in a first pass their names, in a second the contents that facts declare that they read, so that an
 * archive of any size takes little memory. Throws a TargetError for what is no whole archive.
 */
export async function readTarTree(options: TarTreeOptions): Promise<HostTree> {
  const { label, missing, reads } = options;
  let tree = new HostTree(missing);
  const hardlinks = new Map<string, string>();
  const holes = new Set<string>();
  let count = 0;
  await passOver(options, entry => {
    if (++count > mostEntries) throw new TarError(`it has more than ${mostEntries} members`);
    const path = placeOf(entry.name);
    if (path === undefined) return undefined;
    if (entry.type === 'hardlink') {
      const target = placeOf(cleanTarget(entry.target));
      if (target !== undefined) hardlinks.set(path, target);
      return undefined;
    }
    if (entry.type === 'unknown') holes.add(path);
    place(tree, path, entry);
    return undefined;
  });
  for (const [path, target] of hardlinks) {
    const node = tree.nodes.get(target);
    if (node) tree.set(path, node);
  }
  nameDirectories(tree, missing);
  const top = options.topOf(tree);
  if (top !== '/') tree = belowOf(tree, top);
  const wanted = new Map(expandReads(tree, reads));
  // Of a hard link the content lies under its other name.
  const places = new Map<string, string[]>();
  for (const path of wanted.keys()) {
    const inArchive = top === '/' ? path : top + path;
    const at = hardlinks.get(inArchive) ?? inArchive;
    places.set(at, [...(places.get(at) ?? []), path]);
  }
  let kept = 0;
  await passOver(options, entry => {
    const path = placeOf(entry.name);
    const names = path === undefined ? undefined : places.get(path);
    if (!names || entry.type === 'hardlink') return undefined;
    const most = Math.max(...names.map(name => wanted.get(name) ?? 0));
    kept += entry.sizeBytes;
    const fault = holes.has(path ?? '')
      ? { unknown: 'unsupported' as const, message: `"${path}" is kept in a form that is not read` }
      : entry.sizeBytes > most
        ? { unknown: 'malformed' as const, message: `"${path}" is larger than ${most} bytes` }
        : kept > mostKeptBytes
          ? { unknown: 'not-captured' as const, message: `"${label}" holds more than is kept in memory` }
          : undefined;
    if (fault) kept -= entry.sizeBytes;
    for (const name of names) if (fault) tree.contents.set(name, fault);
    if (fault) return undefined;
    return content => {
      const bytes = Uint8Array.from(content);
      for (const name of names) tree.contents.set(name, bytes);
    };
  });
  return tree;
}

async function passOver(
  { open, label }: TarTreeOptions,
  take: (entry: TarEntry) => ((content: Uint8Array) => void) | undefined,
): Promise<void> {
  const reader = readTar(take);
  try {
    for await (const chunk of open()) reader.push(chunk);
    reader.end();
  } catch (error) {
    if (!(error instanceof TarError) && !(error instanceof Error && 'code' in error)) throw error;
    throw new TargetError(`"${label}" cannot be read as an archive: ${error.message}`, { cause: error });
  }
}

/** The path of a member; `undefined` for a name that climbs. */
function placeOf(name: string): string | undefined {
  return name.includes('\0') || name.split('/').includes('..') ? undefined : `/${name}`;
}

/** What lies below a directory, as if that were the root. */
function belowOf(tree: HostTree, top: string): HostTree {
  const below = new HostTree(tree.missing);
  const place = (path: string): string | undefined =>
    path === top ? '/' : path.startsWith(`${top}/`) ? path.slice(top.length) : undefined;
  for (const [path, node] of tree.nodes) {
    const at = place(path);
    if (at !== undefined) below.set(at, node);
  }
  for (const [path, names] of tree.names) {
    const at = place(path);
    if (at !== undefined) below.names.set(at, names);
  }
  return below;
}

const cleanTarget = (target: string): string =>
  target
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/');

function place(tree: HostTree, path: string, entry: TarEntry): void {
  const type = entry.type === 'hardlink' || entry.type === 'unknown' ? 'file' : entry.type;
  const stat: FileStat = {
    type,
    mode: entry.mode,
    uid: entry.uid,
    gid: entry.gid,
    sizeBytes: type === 'symlink' ? entry.target.length : entry.sizeBytes,
    device: null,
    inode: 0,
    links: 1,
    modifiedMs: entry.modifiedMs,
    changedMs: entry.modifiedMs,
  };
  tree.set(path, { type, stat, ...(type === 'symlink' && { target: entry.target }) });
}

/** What is in each directory. Those that the archive does not name are there all the same. */
function nameDirectories(tree: HostTree, missing: TarTreeOptions['missing']): void {
  const names = new Map<string, Set<string>>([['/', new Set()]]);
  for (const start of [...tree.nodes.keys()]) {
    for (let at = start; at !== '/';) {
      const parent = parentOf(at);
      const known = names.get(parent);
      const name = at.slice(at.lastIndexOf('/') + 1);
      if (known) known.add(name);
      else names.set(parent, new Set([name]));
      if (known || tree.nodes.has(parent)) break;
      at = parent;
    }
  }
  for (const [path, node] of tree.nodes)
    if (typeof node === 'object' && 'type' in node && node.type === 'directory' && !names.has(path))
      names.set(path, new Set());
  for (const [path, known] of names) {
    if (!tree.nodes.has(path)) tree.set(path, { type: 'directory', stat: null });
    tree.names.set(path, { names: [...known].sort(), complete: missing === 'absent' });
  }
}
