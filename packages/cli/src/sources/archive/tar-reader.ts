import type { FileType } from '@hostlint/core';

/** What the header of a member says. Everything in it is the word of whoever made the archive. */
export interface TarEntry {
  /** As written, without what marks it as relative or as a directory: `./etc/` is `etc`. The root of the archive is the empty name. */
  readonly name: string;
  /** `hardlink`: another name of the member `target`. `unknown`: a kind that we do not know, such as a sparse file. */
  readonly type: FileType | 'hardlink' | 'unknown';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Where a symlink or a hard link leads; empty otherwise. */
  readonly target: string;
}

/** The archive is not one, or is cut off, or exceeds what a reader takes. */
export class TarError extends Error {
  override readonly name = 'TarError';
}

export interface TarReader {
  /** Takes the next bytes of the archive. Throws TarError. */
  push(chunk: Uint8Array): void;
  /** Says that there are no more bytes. Throws TarError where the archive ends within a member. */
  end(): void;
}

const block = 512;
const mostHeaderBytes = 1024 * 1024;

const types: Readonly<Record<string, TarEntry['type']>> = {
  '\0': 'file',
  '0': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'character-device',
  '4': 'block-device',
  '5': 'directory',
  '6': 'fifo',
  '7': 'file',
};

/**
 * Reads a tar archive as it comes, in whatever pieces: ustar, pax headers (POSIX.1-2017 pax), GNU's long names and large numbers.
 * @param take says of each member whether its content is wanted; if so, it is called with all of it. Contents that nobody wants are
 *   never kept.
 */
export function readTar(take: (entry: TarEntry) => ((content: Uint8Array) => void) | undefined): TarReader {
  let pending: Uint8Array[] = [];
  let held = 0;
  let state: { readonly done: (content: Uint8Array) => void; readonly size: number } | undefined;
  let skip = 0;
  let ended = false;
  let began = false;
  /** What comes when all is read of where the holes of a file are (GNU's old form keeps that in blocks behind the header). */
  let afterHoles: (() => void) | undefined;
  let longName: string | undefined;
  let longTarget: string | undefined;
  let pax: ReadonlyMap<string, string> = new Map();
  let global: ReadonlyMap<string, string> = new Map();

  /** What of the first piece was taken. */
  let taken = 0;
  const pull = (count: number, wanted: number = count): Uint8Array | undefined => {
    if (count === 0) return new Uint8Array();
    if (held < count) return undefined;
    const first = pending[0] as Uint8Array;
    held -= count;
    if (first.length - taken >= count) {
      const bytes = first.subarray(taken, taken + wanted);
      advance(count);
      return bytes;
    }
    pending[0] = first.subarray(taken);
    const all = Buffer.concat(pending);
    pending = [all];
    taken = 0;
    advance(count);
    return all.subarray(0, wanted);
  };
  const advance = (count: number): void => {
    taken += count;
    if (taken < (pending[0] as Uint8Array).length) return;
    pending.shift();
    taken = 0;
  };
  const discard = (): void => {
    while (skip > 0 && pending.length > 0) {
      const count = Math.min(skip, (pending[0] as Uint8Array).length - taken);
      skip -= count;
      held -= count;
      advance(count);
    }
  };
  const header = (bytes: Uint8Array): void => {
    if (bytes[0] === 0 && bytes.every(byte => byte === 0)) {
      ended = true;
      return;
    }
    if (!isHeader(bytes))
      throw new TarError(began ? 'it is damaged: a header has a wrong checksum' : 'it is no tar archive');
    began = true;
    const kind = String.fromCharCode(bytes[156] ?? 0);
    const size = pax.has('size') && !'xgLK'.includes(kind) ? Number(pax.get('size')) : number(bytes, 124, 12);
    if (!Number.isSafeInteger(size) || size < 0) throw new TarError('it is damaged: a member has no size');
    if ('xgLK'.includes(kind)) {
      if (size > mostHeaderBytes) throw new TarError('it is damaged: a header is too large');
      content(size, data => {
        if (kind === 'x') pax = parsePax(data);
        else if (kind === 'g') global = new Map([...global, ...parsePax(data)]);
        else if (kind === 'L') longName = untilNull(data);
        else longTarget = untilNull(data);
      });
      return;
    }
    const told = (key: string): string | undefined => pax.get(key) ?? global.get(key);
    const prefix = isUstar(bytes) ? text(bytes, 345, 155) : '';
    const short = text(bytes, 0, 100);
    const modified = told('mtime');
    // Of a file with holes only what lies between them is kept, under a name that is not its own.
    const sparse = kind === 'S' || (pax.size > 0 && [...pax.keys()].some(key => key.startsWith('GNU.sparse.')));
    const whole =
      kind === 'S' ? number(bytes, 483, 12) : Number(told('GNU.sparse.realsize') ?? told('GNU.sparse.size'));
    const name = told('GNU.sparse.name') ?? told('path') ?? longName ?? (prefix === '' ? short : `${prefix}/${short}`);
    const entry: TarEntry = {
      name: cleanName(name),
      // A short name may be the start of a long one, cut off after a slash.
      type: sparse ? 'unknown' : kind === '0' && name.endsWith('/') ? 'directory' : (types[kind] ?? 'unknown'),
      mode: number(bytes, 100, 8) & 0o7777,
      uid: Number(told('uid') ?? number(bytes, 108, 8)),
      gid: Number(told('gid') ?? number(bytes, 116, 8)),
      sizeBytes: sparse && whole >= 0 ? whole : size,
      modifiedMs: (modified === undefined ? number(bytes, 136, 12) : Number(modified) || 0) * 1000,
      target: told('linkpath') ?? longTarget ?? text(bytes, 157, 100),
    };
    if (pax.size > 0) pax = new Map();
    longName = longTarget = undefined;
    // A link may carry the size of what it leads to, and never content.
    const length = entry.type === 'file' || entry.type === 'unknown' ? size : 0;
    const want = take(entry);
    const goOn = (): void => {
      if (want) content(length, want);
      else skip = padded(length);
    };
    if (kind === 'S' && bytes[482] !== 0) afterHoles = goOn;
    else goOn();
  };
  const content = (size: number, done: (content: Uint8Array) => void): void => {
    state = { done, size };
  };

  return {
    push(chunk) {
      if (ended) return;
      pending.push(chunk);
      held += chunk.length;
      while (!ended) {
        discard();
        if (skip > 0) return;
        const waiting = state;
        if (waiting) {
          const bytes = pull(padded(waiting.size), waiting.size);
          if (!bytes) return;
          state = undefined;
          waiting.done(bytes);
          continue;
        }
        const bytes = pull(block);
        if (!bytes) return;
        if (afterHoles) {
          if (bytes[504] !== 0) continue;
          const goOn = afterHoles;
          afterHoles = undefined;
          goOn();
        } else header(bytes);
      }
      pending = [];
    },
    end() {
      if (!began && !ended) throw new TarError('it is no tar archive');
      if (!ended && (state !== undefined || afterHoles !== undefined || skip > 0 || held > 0))
        throw new TarError('it is cut off');
    },
  };
}

const padded = (size: number): number => Math.ceil(size / block) * block;

/** Whether 512 bytes are the header of a member: by their checksum. */
export function isHeader(bytes: Uint8Array): boolean {
  if (bytes.length < block) return false;
  let sum = 8 * 32;
  for (let at = 0; at < 148; at++) sum += bytes[at] as number;
  for (let at = 156; at < block; at++) sum += bytes[at] as number;
  return sum === number(bytes, 148, 8) && bytes[0] !== 0;
}

const isUstar = (bytes: Uint8Array): boolean => text(bytes, 257, 6) === 'ustar';

function text(bytes: Uint8Array, at: number, length: number): string {
  return bytes[at] === 0 ? '' : untilNull(bytes.subarray(at, at + length));
}

const decoder = new TextDecoder();

function untilNull(bytes: Uint8Array): string {
  let end = 0;
  let isAscii = true;
  for (; end < bytes.length && bytes[end] !== 0; end++) if ((bytes[end] as number) > 0x7f) isAscii = false;
  if (end === 0) return '';
  if (isAscii) return Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('latin1');
  return decoder.decode(bytes.subarray(0, end));
}

/** Octal digits, or GNU's base 256 where the first bit is set. */
function number(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] ?? 0;
  if (first & 0x80) {
    let value = first & 0x7f;
    for (let next = at + 1; next < at + length; next++) value = value * 256 + (bytes[next] ?? 0);
    return value;
  }
  let value = 0;
  let next = at;
  while (next < at + length && bytes[next] === 0x20) next++;
  for (; next < at + length; next++) {
    const digit = (bytes[next] ?? 0) - 0x30;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  return value;
}

/** Records of the form `LENGTH KEY=VALUE\n`. What is no record ends the list. */
function parsePax(bytes: Uint8Array): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    if (space < 0 || space - at > 8) break;
    const length = Number(String.fromCharCode(...bytes.subarray(at, space)));
    if (!Number.isInteger(length) || length <= space - at + 1 || at + length > bytes.length) break;
    const record = new TextDecoder().decode(bytes.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals > 0) found.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return found;
}

/** An empty part, or one that means the directory itself. */
const idlePart = /(?:^|\/)\.?(?:\/|$)/;

const cleanName = (name: string): string => {
  if (!idlePart.test(name)) return name;
  return name
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/');
};
