import { UnknowableError, type HostSource, type Reads } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import type { KernelRelease } from '../../shared/kernel/kernel-version.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { modulesSought } from '../../shared/kernel/options/table.js';
import { parseModulesBuiltin, parseModulesDep } from '../../shared/kernel/module-index.js';

/** What modprobe finds for a kernel. */
export interface ModuleTree {
  /** `null`: there is no directory for this kernel. */
  readonly directory: string | null;
  /** The file of each module that modprobe can load; `null` without modules.dep, when it can load none. */
  readonly loadable: ReadonlyMap<string, string> | null;
  /** `null` without modules.builtin, when it cannot be told from here. */
  readonly builtIn: ReadonlySet<string> | null;
}

const largestIndex = 16 * 1024 * 1024;

/** Where modprobe looks; the last is where NixOS's own does. */
export const moduleDirectories = (release: Pick<KernelRelease, 'raw'>): readonly string[] =>
  release.raw.includes('/') || release.raw.startsWith('.')
    ? []
    : ['/lib/modules', '/usr/lib/modules', '/run/booted-system/kernel-modules/lib/modules'].map(
        top => `${top}/${release.raw}`,
      );

const directories = moduleDirectories({ raw: '{kernel}' });

/** What `readModuleTree` asks for. */
export const moduleTreeReads = (): Reads => ({
  files: directories.flatMap(directory =>
    ['modules.dep', 'modules.builtin'].map(name => ({ path: `${directory}/${name}`, maxBytes: largestIndex })),
  ),
});

/** What `moduleFile` asks for: modules lie in directories of directories. */
export const moduleFileReads = (name: string): Reads => ({
  stats: directories.flatMap(directory =>
    ['*', '*/*', '*/*/*', '*/*/*/*'].map(between => `${directory}/${between}/${name}.ko*`),
  ),
});

/** Throws UnknowableError when the tree is there and may not be read. */
export async function readModuleTree(host: HostSource, release: KernelRelease): Promise<ModuleTree> {
  for (const directory of moduleDirectories(release)) {
    if (!(await atNextBoot(host).stat(directory))) continue;
    const dep = await host.read(`${directory}/modules.dep`, { maxBytes: largestIndex });
    const builtIn = await host.read(`${directory}/modules.builtin`, { maxBytes: largestIndex });
    const loadable = dep ? parseModulesDep(decodeText(dep)) : null;
    loadable?.expect(modulesSought());
    return {
      directory,
      loadable,
      builtIn: builtIn ? parseModulesBuiltin(decodeText(builtIn)) : null,
    };
  }
  return { directory: null, loadable: null, builtIn: null };
}

/** The file of a module on this host, or `null` when modprobe would not find one. */
export async function moduleFile(host: HostSource, tree: ModuleTree, name: string): Promise<string | null> {
  const file = tree.loadable?.get(name);
  if (file === undefined || tree.directory === null) return null;
  if (file.includes('..')) throw new UnknowableError('malformed', `${tree.directory}/modules.dep names "${file}"`);
  const path = file.startsWith('/') ? file : `${tree.directory}/${file}`;
  return (await host.stat(path)) ? path : null;
}
