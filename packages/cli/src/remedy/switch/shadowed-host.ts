import type { FileStat, HostSource } from '@hostlint/core';

/** Files that a host is looked at as if it had them; `null`: as if it had them not. A directory that is `null` is gone with all in it. */
export type Shadows = ReadonlyMap<string, Uint8Array | null>;

/** A host as it would be after some files were changed. */
export function shadowedHost(host: HostSource, shadows: Shadows): HostSource {
  const isGone = (path: string): boolean =>
    [...shadows].some(([gone, bytes]) => bytes === null && (path === gone || path.startsWith(`${gone}/`)));
  return {
    ...host,
    async read(path, options) {
      return isGone(path) ? undefined : (shadows.get(path) ?? host.read(path, options));
    },
    async list(path, options) {
      return isGone(path) ? undefined : host.list(path, options);
    },
    async stat(path, options) {
      if (isGone(path)) return undefined;
      const bytes = shadows.get(path);
      if (!bytes) return host.stat(path, options);
      return { ...((await host.stat(path, options)) ?? plainFile), type: 'file', sizeBytes: bytes.length };
    },
    async realpath(path) {
      if (isGone(path)) return undefined;
      return shadows.has(path) ? ((await host.realpath(path)) ?? path) : host.realpath(path);
    },
  };
}

const plainFile: FileStat = {
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  sizeBytes: 0,
  device: null,
  inode: 0,
  links: 1,
  modifiedMs: 0,
  changedMs: 0,
};
