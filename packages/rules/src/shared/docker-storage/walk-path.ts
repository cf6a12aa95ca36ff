import { isUnknowable, type HostSource } from '@hostlint/core';
import type { RootFault } from './input.js';

/** Where a path leads. */
export interface Walk {
  /** Without symlinks if it exists; otherwise as it was written. */
  readonly path: string;
  readonly exists: boolean;
  /** The nearest existing ancestor without symlinks, itself if it exists. */
  readonly existing: string;
  readonly fault: RootFault | null;
  /** The component that the fault is about. */
  readonly faultPath: string;
  /** Whether the last component is a symlink. */
  readonly isLink: boolean;
}

/** Follows a path to a directory as os.MkdirAll would make it. Source: moby daemon/daemon.go CreateDaemonRoot. */
export async function walkPath(host: Pick<HostSource, 'stat' | 'realpath'>, path: string): Promise<Walk> {
  const names = path.split('/').filter(name => name !== '' && name !== '.');
  let real = '/';
  const at = { path, exists: false, isLink: false, faultPath: '', fault: null };
  for (const [index, name] of names.entries()) {
    const next = real === '/' ? `/${name}` : `${real}/${name}`;
    const isLast = index === names.length - 1;
    const faultAt = (fault: RootFault): Walk => ({ ...at, existing: real, fault, faultPath: isLast ? path : next });
    if (name === '..') {
      real = real.slice(0, real.lastIndexOf('/')) || '/';
      continue;
    }
    let stat = await host.stat(next, { follow: false });
    if (!stat) return { ...at, existing: real };
    let resolved = next;
    const isLink = stat.type === 'symlink';
    if (isLink) {
      const target = await followLink(host, next);
      if (target === null) return faultAt('loop');
      if (target === undefined) return faultAt('dangling-link');
      stat = await host.stat(target);
      resolved = target;
    }
    if (stat?.type !== 'directory') return faultAt(isLast ? 'not-a-directory' : 'below-a-file');
    real = resolved;
    if (isLast) return { ...at, path: real, exists: true, existing: real, isLink };
  }
  return { ...at, path: real, exists: true, existing: real };
}

/** `null`: it leads in circles. */
async function followLink(host: Pick<HostSource, 'realpath'>, path: string): Promise<string | undefined | null> {
  try {
    return await host.realpath(path);
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'malformed') return null;
    throw error;
  }
}
