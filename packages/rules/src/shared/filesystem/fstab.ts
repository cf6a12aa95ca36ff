import { unescapeMountText } from './mount-escapes.js';

/** One entry of /etc/fstab. */
export interface FstabEntry {
  /** The line in the file, from 1. */
  readonly line: number;
  readonly source: string;
  /** Unescaped, without slashes at the end; `none` for swap. */
  readonly mountPoint: string;
  readonly type: string;
  readonly options: readonly string[];
  readonly text: string;
}

/** Parses fstab: blank-separated fields, `#` begins a comment line, octal escapes. Source: fstab(5), util-linux libmount. */
export function parseFstab(text: string): readonly FstabEntry[] {
  return text.split('\n').flatMap((line, index) => {
    const [source, mountPoint, type, options] = line.replace(/^[ \t]+/, '').split(/[ \t]+/);
    if (!source || source.startsWith('#') || !mountPoint || !type) return [];
    return {
      line: index + 1,
      source: unescapeMountText(source),
      mountPoint: unescapeMountText(mountPoint).replace(/(?<=[^/])\/+$/, ''),
      type,
      options: (options ?? 'defaults').split(',').map(unescapeMountText),
      text: line,
    };
  });
}

/** The entry that mounts this directory; the last where several do, as `mount -a` ends with it. */
export function fstabEntryOf(entries: readonly FstabEntry[], mountPoint: string): FstabEntry | undefined {
  return entries.findLast(entry => entry.mountPoint === mountPoint);
}
