import { isSince } from '../docker-options/engine-version.js';
import type { TomlRevision } from '../go-toml/read-strict.js';

/** The newest containerd that this knowledge was read from. */
export const newestContainerd = '2.2.7';

/** What of containerd's start depends on its version and on who built it. */
export interface ContainerdTraits {
  readonly version: string;
  /** 2.0 and later: pelletier/go-toml v2, migrations, plugins that fail over a failed dependency. */
  readonly strict: boolean;
  /** Which TOML the reader of 2.0 and later takes; `null`: the build is not known. */
  readonly toml: TomlRevision | null;
  /** The highest version of config.toml that it takes; `null`: it does not look. */
  readonly maxSchema: number | null;
  /** Whether names of plugins must start with io.containerd. */
  readonly prefixedNames: boolean;
  /** Whether a relative import with `*` counts from the importing file. */
  readonly relativeGlobs: boolean;
  /** Whether it makes /run/containerd also where another state directory is configured. */
  readonly makesDefaultState: boolean;
  /** Whether it changes the mode of its root, which a read-only file system refuses; `null`: the build is not known. */
  readonly changesRootMode: boolean | null;
  /** Whether it opens Go plugins: before 2.1, and only where it was built with cgo, as Debian does. */
  readonly opensGoPlugins: boolean | null;
}

/** A change that came into several lines: the first version of each; the last line and all later ones have it. */
function hasChange(version: string, ...firsts: readonly string[]): boolean {
  const line = (text: string): string => text.split('.', 2).join('.');
  const own = firsts.find(first => line(first) === line(version));
  return isSince(version, own ?? (firsts.at(-1) as string));
}

/**
 * Sources: containerd v1.6.0 to v1.6.39, v1.7.0 to v1.7.34 services/server; v2.0.0 to v2.3.4 cmd/containerd/server.
 * Debian has the change of the root's mode in its 1.6 and 1.7 too (measured: 1.6.20~ds1-1+deb12u3, 1.7.24~ds1-6+deb13u1), and builds 2.1.9
 * with a later go-toml (measured).
 */
export function traitsOf(version: string, found: string | null): ContainerdTraits {
  const strict = isSince(version, '2.0');
  const debian = found !== null && ['ds', 'dfsg', 'deb', 'ubuntu'].some(mark => found.includes(mark));
  return {
    version,
    strict,
    opensGoPlugins: isSince(version, '2.1') ? false : debian || null,
    toml: tomlOf(version, found, debian),
    maxSchema: strict ? (isSince(version, '2.3') ? 4 : 3) : hasChange(version, '1.6.32', '1.7.17') ? 2 : null,
    prefixedNames: isSince(version, '1.7'),
    relativeGlobs: hasChange(version, '1.6.29', '1.7.16'),
    makesDefaultState: hasChange(version, '1.6.35', '1.7.21'),
    changesRootMode:
      debian || hasChange(version, '1.7.29', '2.0.7', '2.1.5', '2.2.0') || (found === null ? null : false),
  };
}

function tomlOf(version: string, found: string | null, debian: boolean): TomlRevision | null {
  if (found === null) return null;
  return debian && isSince(version, '2.1.9') ? '1.1' : '1.0';
}
