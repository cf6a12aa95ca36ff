import type { Fix } from '@hostlint/core';
import type { FstabEntry } from '../filesystem/fstab.js';
import type { Mount } from '../filesystem/mountinfo.js';
import { shellWord } from './shell-word.js';

/** A change of mount options. */
export interface OptionChange {
  readonly summary: string;
  readonly drop?: readonly string[];
  readonly add?: readonly string[];
  /** What `mount -o remount,…` takes to change it now; `null` where only a new mount does. */
  readonly remount: string | null;
}

/** Changes the options of a mount now and, where /etc/fstab asks for it, at the next boot. */
export function changeMountOptions(mount: Mount, entry: FstabEntry | undefined, change: OptionChange): Fix {
  const mountPoint = shellWord(mount.mountPoint);
  const now =
    change.remount === null
      ? [`umount ${mountPoint}`, `mount ${mountPoint}`]
      : [`mount -o remount,${change.remount} ${mountPoint}`];
  const edit = entry && editOptions(entry, change);
  return { summary: change.summary, commands: [...(edit ? [edit] : []), ...now] };
}

/** The `sed` that rewrites the options of one line of /etc/fstab; undefined where they are right already. */
export function editOptions(
  entry: FstabEntry,
  { drop = [], add = [] }: Pick<OptionChange, 'drop' | 'add'>,
): string | undefined {
  const kept = entry.options.filter(option => !drop.includes(option));
  const wanted = [...new Set([...kept, ...add])].join(',') || 'defaults';
  const before = entry.options.join(',');
  if (wanted === before) return undefined;
  return `sed -i.bak ${shellWord(`${entry.line}s|${pattern(before)}|${replacement(wanted)}|`)} /etc/fstab`;
}

const pattern = (text: string): string => text.replace(/[\\.*[\]^$|]/g, '\\$&');
const replacement = (text: string): string => text.replace(/[\\&|]/g, '\\$&');
