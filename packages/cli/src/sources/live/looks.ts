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

/** Looks at a path: here, or from another process where this one might hang. `undefined`: there is no such thing. Throws UnknowableError. */
export type Looks = <V extends Verb>(
  verb: V,
  path: string,
  follow: boolean,
  option: Parameters<Touch[V]>[1],
) => Promise<ReturnType<Touch[V]> | undefined>;

export const createLooks =
  (touch: Touch, remote: RemoteTouch, locate: (path: string, follow: boolean) => Located): Looks =>
  async (verb, path, follow, option) => {
    try {
      const at = locate(path, follow);
      const given = [at.path, option] as unknown as Parameters<Touch[typeof verb]>;
      if (at.mount) return await remote.ask(at.mount, verb, ...given);
      const here = touch[verb] as (...given: Parameters<Touch[typeof verb]>) => ReturnType<Touch[typeof verb]>;
      return here(...given);
    } catch (error) {
      return absentOrThrow(error, path);
    }
  };

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
