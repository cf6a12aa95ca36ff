import { type FileStat, type FileType, UnknowableError, type UnknownReason } from '@hostlint/core';

/** A question that could not be answered. */
export interface Fault {
  readonly unknown: UnknownReason;
  readonly message: string;
}

/** A file, directory, symlink or other thing at a path. */
export interface TreeNode {
  /** What lstat(2) says; `null` where only the type is known. */
  readonly stat: FileStat | null;
  readonly type: FileType;
  /** Where a symlink leads; `null` where that is nowhere. */
  readonly target?: string | null;
  /** Why nobody can tell where a symlink leads. */
  readonly fault?: Fault;
}

export interface TreeNames {
  readonly names: readonly string[];
  /** Whether these are all. */
  readonly complete: boolean;
}

export type Content = Uint8Array | (() => Uint8Array);

/**
 * What is known of a host's files: some of them, told by their real paths. It makes no difference between what was never looked at and
 * what cannot be there; `missing` says which of both a gap is.
 */
export class HostTree {
  readonly nodes: Map<string, TreeNode | 'absent' | Fault>;
  readonly names: Map<string, TreeNames | Fault>;
  readonly contents: Map<string, Content | Fault>;
  /** Directories that lead to what is known, of which nothing else is. */
  private readonly passable: Set<string>;

  /** Of directories that were passed: whether the way to them is free of symlinks. */
  private readonly directories: Map<string, boolean>;

  /**
   * @param missing what a path is of which nothing is known and whose directory has no complete list
   * @param like a tree of the same things but for their contents, of which none is set any more
   */
  constructor(
    readonly missing: 'absent' | 'not-captured',
    like?: HostTree,
  ) {
    this.nodes = like?.nodes ?? new Map<string, TreeNode | 'absent' | Fault>();
    this.names = like?.names ?? new Map<string, TreeNames | Fault>();
    this.contents = new Map<string, Content | Fault>(like?.contents);
    this.passable = like?.passable ?? new Set<string>(['/']);
    this.directories = like?.directories ?? new Map<string, boolean>();
  }

  /** What lstat(2) says of a thing in the tree. */
  statOf(node: TreeNode): FileStat | null {
    return node.stat;
  }

  set(path: string, node: TreeNode | 'absent' | Fault): void {
    this.nodes.set(path, node);
    if (this.directories.size > 0) this.directories.clear();
    for (let at = parentOf(path); !this.passable.has(at); at = parentOf(at)) this.passable.add(at);
  }

  /** Follows a path as a kernel does. `undefined`: there is no such thing. Throws UnknowableError. */
  walk(path: string, follow: boolean, stopAt: (path: string) => void = nowhere): FoundNode | undefined {
    if (!path.startsWith('/')) throw new UnknowableError('malformed', `"${path}" is not an absolute path`);
    if (path.includes('\0')) throw new UnknowableError('malformed', 'a path with a null character');
    const own = this.nodes.get(path);
    if (own !== undefined && own !== 'absent' && 'unknown' in own) throw told(own);
    if (stopAt === nowhere && isPlain(path)) {
      const parent = parentOf(path);
      if (this.isDirectory(parent)) {
        const node = this.at(path, parent, path.slice(path.lastIndexOf('/') + 1));
        if (node === undefined) return undefined;
        if (node === null || node.type !== 'symlink' || !follow) return { path, node };
      }
    }
    let rest = path.split('/').reverse();
    let at = '';
    let node: TreeNode | null = this.passing('/');
    let links = 0;
    for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
      if (part === '' || part === '.') continue;
      if (node !== null && node.type !== 'directory') return undefined;
      if (part === '..') {
        at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
        node = this.passing(at === '' ? '/' : at);
        continue;
      }
      const next = `${at}/${part}`;
      stopAt(next);
      const found = this.at(next, at === '' ? '/' : at, part);
      if (found === undefined) return undefined;
      const isLast = !rest.some(other => other !== '');
      if (found?.type === 'symlink' && (follow || !isLast)) {
        if (found.fault) throw told(found.fault);
        if (found.target === null || found.target === undefined) return undefined;
        if (++links > longestChain) throw new UnknowableError('malformed', `"${path}" is a loop of symlinks`);
        if (found.target.startsWith('/')) at = '';
        node = this.passing(at === '' ? '/' : at);
        rest = [...rest, ...found.target.split('/').reverse()];
        continue;
      }
      at = next;
      node = found;
    }
    return { path: at === '' ? '/' : at, node };
  }

  /** Whether no symlink is on the way to what is known to be a directory, or at least to lead on. */
  private isDirectory(path: string): boolean {
    let is = this.directories.get(path);
    if (is === undefined) {
      if (path === '/') return (this.passing('/')?.type ?? 'directory') === 'directory';
      const node = this.nodes.get(path);
      const own =
        node === undefined ? this.passable.has(path) : node !== 'absent' && 'type' in node && node.type === 'directory';
      this.directories.set(path, (is = own && this.isDirectory(parentOf(path))));
    }
    return is;
  }

  /** A thing at a real path; `null` where it is only known to lead on. */
  private at(path: string, parent: string, name: string): TreeNode | null | undefined {
    const node = this.nodes.get(path);
    if (node === 'absent') return undefined;
    if (node !== undefined) {
      if ('unknown' in node) throw told(node);
      return node;
    }
    if (this.passable.has(path)) return null;
    const siblings = this.names.get(parent);
    if (siblings && 'complete' in siblings && siblings.complete && !siblings.names.includes(name)) return undefined;
    if (this.missing === 'absent') return undefined;
    throw new UnknowableError('not-captured', `"${path}" was not looked at when the host was read`);
  }

  private passing(path: string): TreeNode | null {
    const node = this.nodes.get(path);
    return node === undefined || node === 'absent' || 'unknown' in node ? null : node;
  }
}

const nowhere = (): void => undefined;

/** `/a/b`: not the root, without empty parts, `.` and `..`. */
const isPlain = (path: string): boolean =>
  path.length > 1 && !path.endsWith('/') && !path.includes('//') && !path.includes('/.');

export interface FoundNode {
  /** Without symlinks. */
  readonly path: string;
  /** `null`: a directory or a link to one of which nothing more is known. */
  readonly node: TreeNode | null;
}

/** As many symlinks as the kernel follows (linux fs/namei.c MAXSYMLINKS). */
const longestChain = 40;

export const parentOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));

export const told = (fault: Fault): UnknowableError => new UnknowableError(fault.unknown, fault.message);

export const isFault = (value: object | string | undefined): value is Fault =>
  typeof value === 'object' && 'unknown' in value;
