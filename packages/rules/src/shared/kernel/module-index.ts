import { LazyMap } from '../lazy-map.js';

/** A kernel module's name: the kernel holds `-` and `_` for the same. */
export const moduleName = (name: string): string => name.replaceAll('-', '_');

/** The name of the module in a file such as `kernel/fs/overlayfs/overlay.ko.xz`; `null` for other files. */
export function moduleOfFile(path: string): string | null {
  const name = /^(.+)\.ko(?:\.(?:gz|xz|zst|bz2))?$/.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
  return name === undefined ? null : moduleName(name);
}

/** The modules that modules.dep names, with their files as they stand there: below the tree, or absolute. */
export const parseModulesDep = (text: string): LazyMap => new LazyMap(text, { all: allModules, some: someModules });

function allModules(text: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const file = colon < 0 ? '' : line.slice(0, colon).trim();
    const name = moduleOfFile(file);
    if (name !== null && !files.has(name)) files.set(name, file);
  }
  return files;
}

/** A module's own file stands before a colon, those that it needs behind; so one regular expression finds many at once. */
function someModules(text: string, names: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const wanted = names.flatMap(name => (/^\w+$/.test(name) ? name.replaceAll('_', '[-_]') : []));
  if (wanted.length === 0) return files;
  const own = new RegExp(`(?<=^|[\\s/])(?:${wanted.join('|')})\\.ko(?:\\.(?:gz|xz|zst|bz2))?[^\\S\\n]*:`, 'g');
  for (const { index, 0: found } of text.matchAll(own)) {
    const start = text.lastIndexOf('\n', index) + 1;
    const file = text.slice(start, index + found.length - 1).trim();
    const name = file.includes(':') ? null : moduleOfFile(file);
    if (name !== null && !files.has(name)) files.set(name, file);
  }
  return files;
}

/** The modules that modules.builtin names: those are part of the kernel itself. */
export function parseModulesBuiltin(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').flatMap(line => moduleOfFile(line.trim()) ?? []));
}

/** The modules that /proc/modules lists. */
export function parseLoadedModules(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').flatMap(line => (line.includes(' ') ? [line.slice(0, line.indexOf(' '))] : [])));
}
