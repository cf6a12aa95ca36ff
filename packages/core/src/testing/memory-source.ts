import './hold-to-reads.js';
import { UnknowableError, type UnknownReason } from '../errors.js';
import { defaultMaxBytes } from '../reads.js';
import type { CensusAnswer, CommandResult, FileStat, FilesystemAnswer, HostSource, ProbeAnswer } from '../source.js';

/** In place of a value: the question cannot be answered. */
export interface CannotTell {
  readonly unknowable: UnknownReason;
}

/** A file: its text or bytes; `{ link }` a symlink; `{ directory: true }` an empty directory; `null` is known to be absent. */
export type MemoryNode =
  | string
  | Uint8Array
  | null
  | CannotTell
  | { readonly link: string }
  | {
      readonly directory: true;
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
      readonly device?: string;
    }
  | {
      readonly content: string | Uint8Array;
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
      readonly device?: string;
      readonly modifiedMs?: number;
      readonly changedMs?: number;
    };

export interface MemoryHost {
  /** By absolute path. Directories above a file exist by themselves. */
  readonly files?: Readonly<Record<string, MemoryNode>>;
  readonly filesystems?: Readonly<Record<string, FilesystemAnswer | CannotTell>>;
  /** By the words joined with spaces. */
  readonly commands?: Readonly<Record<string, Partial<CommandResult> | CannotTell>>;
  /** By `SOCKET PATH`. */
  readonly sockets?: Readonly<Record<string, string | CannotTell>>;
  /** By path; without it nothing may be counted. */
  readonly censuses?: Readonly<Record<string, CensusAnswer | CannotTell>>;
  /** By `NAME PATH`. */
  readonly probes?: Readonly<Record<string, ProbeAnswer | CannotTell>>;
  readonly readAtMs?: number;
}

export const cannotTell = (reason: UnknownReason): CannotTell => ({ unknowable: reason });

const isCannotTell = (value: unknown): value is CannotTell =>
  typeof value === 'object' && value !== null && 'unknowable' in value;

function told<T>(value: T | CannotTell, question: string): T {
  if (isCannotTell(value)) throw new UnknowableError(value.unknowable, `${question}: cannot be told in this test`);
  return value;
}

/** A host made of plain objects, for tests. Symlinks are followed as a kernel would, inside this host. */
export function memorySource(host: MemoryHost): HostSource {
  const files = new Map(Object.entries(host.files ?? {}));
  const isDirectory = (path: string): boolean => {
    const node = files.get(path);
    if (node !== undefined) return typeof node === 'object' && node !== null && 'directory' in node;
    return path === '/' || [...files].some(([other, value]) => value !== null && other.startsWith(`${path}/`));
  };
  const resolve = (path: string, followLast: boolean, depth = 0): string | undefined => {
    if (depth > 40) throw new UnknowableError('malformed', `too many symlinks: ${path}`);
    const parts = path.split('/').filter(part => part !== '' && part !== '.');
    let at = '';
    for (const [index, part] of parts.entries()) {
      if (part === '..') {
        at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
        continue;
      }
      const next = `${at}/${part}`;
      const node = files.get(next);
      const last = index === parts.length - 1;
      if (isCannotTell(node)) told(node, next);
      if (typeof node === 'object' && node !== null && 'link' in node && (followLast || !last)) {
        const target = node.link.startsWith('/') ? node.link : `${at}/${node.link}`;
        return resolve([target, ...parts.slice(index + 1)].join('/'), followLast, depth + 1);
      }
      if (node === null || (node === undefined && !isDirectory(next))) return undefined;
      if (!last && !isDirectory(next)) return undefined;
      at = next;
    }
    return at === '' ? '/' : at;
  };
  const bytesOf = (node: MemoryNode | undefined): Uint8Array | undefined => {
    const content = typeof node === 'object' && node !== null && 'content' in node ? node.content : node;
    if (typeof content === 'string') return encodeText(content);
    return content instanceof Uint8Array ? content : undefined;
  };
  const answer = async <T>(
    table: Readonly<Record<string, T | CannotTell>> | undefined,
    key: string,
  ): Promise<T | undefined> => {
    const value = table?.[key];
    return value === undefined ? undefined : told(value, key);
  };
  return {
    kind: 'memory',
    readAtMs: host.readAtMs,
    read: async (path, options = {}) => {
      const at = resolve(path, true);
      if (at === undefined) return undefined;
      const bytes = bytesOf(files.get(at));
      if (!bytes) throw new UnknowableError('malformed', `${path} is not a regular file`);
      if (bytes.length > (options.maxBytes ?? defaultMaxBytes))
        throw new UnknowableError('malformed', `${path} is too large`);
      if (options.unpack && bytes[0] === 0x1f && bytes[1] === 0x8b) {
        throw new UnknowableError('malformed', `${path} cannot be unpacked: give test hosts the unpacked text`);
      }
      return bytes;
    },
    list: async (path, options = {}) => {
      const at = resolve(path, true);
      if (at === undefined) return undefined;
      if (!isDirectory(at)) throw new UnknowableError('malformed', `${path} is not a directory`);
      const prefix = at === '/' ? '/' : `${at}/`;
      const below = [...files].filter(([other, node]) => other.startsWith(prefix) && node !== null);
      const names = new Set(below.map(([other]) => other.slice(prefix.length).split('/')[0] as string));
      return [...names].sort().slice(0, options.limit);
    },
    stat: async (path, options = {}) => {
      const at = resolve(path, options.follow ?? true);
      return at === undefined ? undefined : statOf(files.get(at), isDirectory(at), bytesOf(files.get(at)));
    },
    realpath: async path => resolve(path, true),
    filesystem: async path => {
      const at = resolve(path, true) ?? path;
      return answer(host.filesystems, at);
    },
    run: async command => {
      const result = await answer(host.commands, command.join(' '));
      return result && { code: 0, stdout: '', stderr: '', ...result };
    },
    get: async (socket, path) => {
      const text = await answer(host.sockets, `${socket} ${path}`);
      return text === undefined ? undefined : encodeText(text);
    },
    census: async path => {
      if (!host.censuses) throw new UnknowableError('unsupported', 'nothing was counted; use --census');
      return answer(host.censuses, resolve(path, true) ?? path);
    },
    probe: async (name, path) => {
      const result = await answer(host.probes, `${name} ${path}`);
      if (!result) throw new UnknowableError('unsupported', 'trials were not allowed; use --probe');
      return result;
    },
  };
}

function statOf(node: MemoryNode | undefined, directory: boolean, bytes: Uint8Array | undefined): FileStat {
  const given =
    typeof node === 'object' && node !== null && !(node instanceof Uint8Array) ? (node as Partial<FileStat>) : {};
  const link = typeof node === 'object' && node !== null && 'link' in node;
  return {
    type: directory ? 'directory' : link ? 'symlink' : 'file',
    mode: given.mode ?? (directory ? 0o755 : 0o644),
    uid: given.uid ?? 0,
    gid: given.gid ?? 0,
    sizeBytes: bytes?.length ?? 0,
    device: given.device ?? '8:1',
    inode: 1,
    links: 1,
    modifiedMs: given.modifiedMs ?? 0,
    changedMs: given.changedMs ?? 0,
  };
}

const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);
