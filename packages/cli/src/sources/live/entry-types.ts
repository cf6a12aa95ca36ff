import { loadNative } from './native.js';
import type { EntryTypes } from './touch.js';

/** Node versions in which a missing entry type was seen to show (test/filesystems/d-type.test.ts shows it on the running one). */
const provenVersions = new Set(['20', '22', '24']);

export const showsEntryTypes = (version: string = process.versions.node): boolean =>
  provenVersions.has(version.split('.')[0] ?? '');

export type EntryTypesReader = (path: string, limit: number | undefined) => EntryTypes;

/**
 * The way to see entry types on this Node. Node's own way costs nothing, but is undocumented: it is taken in versions for which it is
 * proven, if it raises no false alarm on /proc, whose entries all have types. Else the kernel is asked through koffi. `null`: no way.
 */
export function chooseEntryTypesReader(
  node: EntryTypesReader,
  version: string = process.versions.node,
): { readonly read: EntryTypesReader; readonly name: string } | null {
  if (showsEntryTypes(version) && staysSilentOnProc(node)) {
    return { read: node, name: 'directory entries' };
  }
  const native = loadNative();
  return native && { read: native.entryTypes, name: 'getdents64' };
}

function staysSilentOnProc(node: EntryTypesReader): boolean {
  try {
    const types = node('/proc/sys', undefined);
    return types.seen > 0 && !types.untyped && types.consistent;
  } catch {
    return false;
  }
}
