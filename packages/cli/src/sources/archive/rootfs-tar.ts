import { type HostSource, UnknowableError } from '@hostlint/core';
import { refuseRunning } from '../running-only.js';
import { TargetError } from '../target-error.js';
import type { HostTree } from '../tree/host-tree.js';
import { openTree } from '../tree/tree-source.js';
import { readTarTree, type TarTreeOptions } from './tar-tree.js';

/** Of these a root file system has two at least; an archive without is something else. */
const marks = new Set(['etc', 'usr', 'bin', 'lib', 'sbin', 'var', 'boot', 'opt', 'root']);

/** Where in an archive the root file system lies: at its top, or in the one directory that holds one. */
function topOfRootfs(tree: HostTree, label: string): string {
  const namesIn = (path: string): readonly string[] => {
    const found = tree.names.get(path);
    return found && 'names' in found ? found.names : [];
  };
  const isRoot = (path: string): boolean => namesIn(path).filter(name => marks.has(name)).length >= 2;
  const all = namesIn('/');
  const top = isRoot('/') ? '/' : all.map(name => `/${name}`).find(isRoot);
  if (top !== undefined) return top;
  if (all.includes('manifest.json') || all.includes('oci-layout')) {
    const cure = 'give the file system of a container: docker export CONTAINER > rootfs.tar';
    throw new TargetError(`"${label}" is a saved container image, whose layers are not put together; ${cure}`);
  }
  throw new TargetError(`"${label}" is an archive without a root file system in it`);
}

/** The host whose root file system is in an archive, and which does not run. */
export async function openRootfsTar(options: Pick<TarTreeOptions, 'open' | 'label' | 'reads'>): Promise<HostSource> {
  const tree = await readTarTree({
    ...options,
    missing: 'absent',
    topOf: found => topOfRootfs(found, options.label),
  });
  const notRunning = (what: string): never => {
    throw new UnknowableError('not-running', `${what}: the host does not run`);
  };
  return openTree(
    tree,
    {
      filesystem: () =>
        notRunning(`"${options.label}" is an archive; what file system the host will have cannot be told`),
      run: () => undefined,
      get: socket => notRunning(`nothing answers at "${socket}"`),
      probe: () => ({ unknown: 'unsupported', message: 'trials are made on the running machine only' }),
    },
    { kind: 'rootfs', readAtMs: Date.now(), stopAt: refuseRunning, unasked: 'not-running' },
  );
}
