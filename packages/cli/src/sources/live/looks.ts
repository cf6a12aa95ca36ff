import { absentOrThrow } from './fault.js';
import type { Guard } from './guard.js';
import { type Mount, type MountTable, parseMountTable } from './mount-table.js';
import type { RemoteTouch } from './remote-touch.js';
import type { Touch } from './touch.js';

/** A path as this process must name it, and the mount that may hang, if the path leads there. */
export interface Located {
  readonly path: string;
  readonly mount: Mount | undefined;
}

type Verb = 'read' | 'list' | 'stat';
type Seen<V extends Verb> = ReturnType<Touch[V]> | undefined;
type Near<V extends Verb> = (path: string, option: Parameters<Touch[V]>[1]) => Seen<V>;
type Far<V extends Verb> = (mount: Mount, verb: V, path: string, option: Parameters<Touch[V]>[1]) => Promise<Seen<V>>;
type Locate = (path: string, follow: boolean) => Located;

/**
 * Looks at a path: here and at once, or from another process where this one might hang. `undefined`: there is no such thing. Throws
 * UnknowableError, or rejects with it.
 */
export type Looks = <V extends Verb>(
  verb: V,
  path: string,
  follow: boolean,
  option: Parameters<Touch[V]>[1],
) => Seen<V> | Promise<Seen<V>>;

// One function for all, and nothing made for a look: there are hundreds of them.
export const createLooks =
  (touch: Touch, remote: RemoteTouch, locate: Locate): Looks =>
  <V extends Verb>(verb: V, path: string, follow: boolean, option: Parameters<Touch[V]>[1]) => {
    try {
      const at = locate(path, follow);
      if (!at.mount) return (touch[verb] as Near<V>)(at.path, option);
      const answer = (remote.ask as Far<V>)(at.mount, verb, at.path, option);
      return answer.catch((error: unknown) => absentOrThrow(error, path));
    } catch (error) {
      return absentOrThrow(error, path);
    }
  };

/** What is found where a path leads: near, or far where near might hang. Faults mean what they mean for looks. */
export function reach<T>(
  locate: Locate,
  path: string,
  follow: boolean,
  near: (path: string) => T | undefined,
  far: (mount: Mount, path: string) => Promise<T | undefined>,
): T | undefined | Promise<T | undefined> {
  try {
    const at = locate(path, follow);
    return at.mount ? far(at.mount, at.path).catch((error: unknown) => absentOrThrow(error, path)) : near(at.path);
  } catch (error) {
    return absentOrThrow(error, path);
  }
}

export function once<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined;
  return () => (value ??= { made: make() }).made;
}

/** Without a mount table (no /proc) every path counts as local. */
export function readMountTable(touch: Touch): MountTable {
  try {
    const bytes = touch.read('/proc/self/mountinfo', 64 * 1024 * 1024);
    return parseMountTable(new TextDecoder().decode(bytes));
  } catch {
    return parseMountTable('');
  }
}

export function isLocal(guard: Guard, path: string): boolean {
  try {
    return guard(path, true) === undefined;
  } catch {
    return false;
  }
}
