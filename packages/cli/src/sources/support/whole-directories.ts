import type { Manifest } from './manifest.js';

export interface WholeDirectory {
  readonly path: string;
  /** What sos found in it and copied. */
  readonly names: readonly string[];
}

/** Directories of configuration; /proc and /sys may refuse to be listed, and sos does not say so. */
const trusted = /^\/(?:etc|usr|lib|run|opt|var)\//;

/**
 * Directories that sos was told to copy and copied whole. It leaves out what it was forbidden to copy and what goes beyond a size, and
 * says both in its log; without the log, or with options that leave out more, no directory is known to be whole.
 * Source: sos 4.0 and 4.12 sos/report/plugins/__init__.py add_copy_spec, _expand_copy_spec, add_forbidden_path.
 */
export function wholeDirectories({ copies, sysroot }: Manifest, log: string | undefined): readonly WholeDirectory[] {
  const options = /^.*effective options now: (.*)$/m.exec(log ?? '')?.[1];
  if (log === undefined || options === undefined || sysroot !== '/' || /--(?:skip-files|since)/.test(options))
    return [];
  const left = log
    .split('\n')
    .filter(line => leavingOut.test(line))
    .flatMap(line => [...line.matchAll(/['" ](\/[^'"\s*?[(\\]*)/g)].map(([, path]) => path as string));
  return copies.flatMap(({ spec, files, isDone }) => {
    const path = spec.replace(/\/\*?$/, '');
    // Of an empty directory sos notes the directory itself.
    const isDirectory = !/[*?[\]]/.test(path) && files.every(file => `/${file}/`.startsWith(`${path}/`));
    if (!isDone || !trusted.test(path) || !isDirectory) return [];
    if (left.some(one => one.startsWith(path) || path.startsWith(one))) return [];
    const names = files.map(file => `/${file}/`.slice(path.length + 1).split('/')[0] as string);
    return [{ path, names: [...new Set(names.filter(name => name !== ''))] }];
  });
}

const leavingOut = /forbidden path|over size limit|failed to stat|not collected|[Pp]ermission denied|[Tt]imed? ?out/;
