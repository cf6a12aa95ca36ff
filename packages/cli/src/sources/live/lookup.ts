import type { FileType } from '@hostlint/core';
import type { Touch } from './touch.js';

/** Where a path leads: to a path without symlinks, to something that must not be touched here, or to where nobody can say. */
export type Lookup<Stop> =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'stop'; readonly stop: Stop }
  | { readonly kind: 'loop' };

/** As many symlinks as the kernel follows (linux fs/namei.c MAXSYMLINKS). */
const longestChain = 40;

/**
 * Walks a path as the kernel does, but inside `root` and only while `stopAt` lets it: nothing at or below a stop is looked at. The last
 * component is followed if `follow`. Whatever cannot be looked at (absent, denied) ends the walk; using the path tells why. Throws
 * what `readlink` throws: a symlink that cannot be read must not be followed by others.
 */
export function lookUp<Stop>(
  looks: Pick<Touch, 'stat'> & { readlink(path: string): string },
  path: string,
  options: { readonly root: string; readonly follow: boolean; stopAt(path: string): Stop | undefined },
): Lookup<Stop> {
  const { root, follow, stopAt } = options;
  let rest = path.split('/').reverse();
  let at = '';
  let links = 0;
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
      continue;
    }
    const next = `${at}/${part}`;
    const stop = stopAt(next);
    if (stop !== undefined) return { kind: 'stop', stop };
    const isLast = !rest.some(other => other !== '');
    const type = isLast && !follow ? null : typeOf(looks, root + next);
    const target = type === 'symlink' ? looks.readlink(root + next) : null;
    if (target === null) {
      // The kernel stops here, before the dots that may follow.
      if (!isLast && type !== 'directory') return { kind: 'path', path: [next, ...rest.reverse()].join('/') };
      at = next;
      continue;
    }
    if (++links > longestChain) return { kind: 'loop' };
    if (target.startsWith('/')) at = '';
    rest = [...rest, ...target.split('/').reverse()];
  }
  return { kind: 'path', path: at === '' ? '/' : at };
}

function typeOf(looks: Pick<Touch, 'stat'>, path: string): FileType | null {
  try {
    return looks.stat(path, false)?.type ?? null;
  } catch {
    return null;
  }
}
