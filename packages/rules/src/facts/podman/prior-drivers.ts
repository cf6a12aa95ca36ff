import { defineFact, isUnknowable, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { driverHomes, podmanDrivers, type HomeName } from '../../shared/podman/drivers.js';
import type { HomeState } from '../../shared/podman/input.js';
import { podmanGraphroot } from './graphroot.js';

/** What earlier use left in the graph root. */
export interface PodmanPriorDrivers {
  readonly root: string;
  /** `null`: it could not be looked at. */
  readonly homes: Readonly<Record<HomeName, HomeState | null>>;
  /** Names in it that podman makes as directories or lock files, and that are something else; `null`: cannot be told. */
  readonly blocked: readonly string[] | null;
  /** What overlay/.has-mount-program says; `none` where it says neither. */
  readonly mountProgramFlag: 'true' | 'false' | 'none' | null;
  /** Whether there are layers of overlay with something in them. */
  readonly overlayLayers: boolean | null;
  /** Why some could not be looked at. */
  readonly problem: string | null;
}

const directories = [
  'libpod',
  'volumes',
  'mounts',
  'tmp',
  ...podmanDrivers.flatMap(driver => ['images', 'containers', 'layers'].map(kind => `${driver}-${kind}`)),
  'overlay/l',
  'vfs/dir',
  'btrfs/subvolumes',
];
const files = ['storage.lock', 'userns.lock'];
const graphroots = ['/var/lib/containers/storage', '{configured}'];
const largestFlag = 1024;
const mostLayers = 200;

export const podmanPriorDrivers = defineFact({
  id: 'podman/prior-drivers',
  summary: 'Which storage drivers were used in podman’s graph root before, and whether with a mount program.',
  privileges: 'The graph root belongs to root (mode 0700), so only root sees what is in it.',
  reads: () => ({
    files: graphroots.map(root => ({ path: `${root}/overlay/.has-mount-program`, maxBytes: largestFlag })),
    lists: graphroots.flatMap(root => [
      root,
      { path: `${root}/overlay`, limit: mostLayers },
      { path: `${root}/overlay/*/diff`, limit: 1 },
    ]),
    stats: graphroots.flatMap(root => [...driverHomes, ...directories, ...files].map(name => `${root}/${name}`)),
  }),
  needs: { root: podmanGraphroot },
  async collect(host, { root }): Promise<PodmanPriorDrivers> {
    let problem: string | null = null;
    const attempt = async <T>(question: () => Promise<T>): Promise<T | null> => {
      try {
        return await question();
      } catch (error) {
        if (!isUnknowable(error)) throw error;
        problem ??= error.message;
        return null;
      }
    };
    const homes: Partial<Record<HomeName, HomeState | null>> = {};
    const names = root.exists ? await attempt(() => host.list(root.path)) : [];
    const isThere = (name: string): boolean => !names || names.includes(name.split('/', 1)[0] as string);
    for (const name of driverHomes)
      homes[name] = names && !isThere(name) ? 'absent' : await attempt(() => stateOf(host, `${root.path}/${name}`));
    const blocked = root.exists ? await attempt(() => findBlocked(host, root.path, isThere)) : [];
    const flag = homes.overlay === 'directory' ? await attempt(() => readFlag(host, root.path)) : 'none';
    const layers = homes.overlay === 'directory' ? await attempt(() => hasLayers(host, `${root.path}/overlay`)) : false;
    return {
      root: root.path,
      homes: homes as PodmanPriorDrivers['homes'],
      blocked,
      mountProgramFlag: homes.overlay === null ? null : flag,
      overlayLayers: homes.overlay === null ? null : layers,
      problem,
    };
  },
});

async function stateOf(host: TracedSource, path: string): Promise<HomeState> {
  const stat = await host.stat(path);
  if (stat) return stat.type === 'directory' ? 'directory' : 'no-directory';
  return (await host.stat(path, { follow: false })) ? 'dangling' : 'absent';
}

async function findBlocked(
  host: TracedSource,
  root: string,
  isThere: (name: string) => boolean,
): Promise<readonly string[]> {
  const blocked: string[] = [];
  for (const name of directories.filter(isThere)) {
    const state = await stateOf(host, `${root}/${name}`);
    if (state === 'no-directory' || state === 'dangling') blocked.push(name);
  }
  for (const name of files.filter(isThere))
    if ((await stateOf(host, `${root}/${name}`)) === 'directory') blocked.push(name);
  return blocked;
}

async function readFlag(host: TracedSource, root: string): Promise<'true' | 'false' | 'none'> {
  const path = `${root}/overlay/.has-mount-program`;
  const bytes = await host.read(path, { maxBytes: largestFlag });
  const text = bytes ? decodeText(bytes).trim() : '';
  if (text === 'true') host.cite({ path, line: 1, text });
  return text === 'true' || text === 'false' ? text : 'none';
}

/** Whether any layer holds a file: fuse-overlayfs marks what it writes. */
async function hasLayers(host: TracedSource, home: string): Promise<boolean> {
  const names = (await host.list(home, { limit: mostLayers })) ?? [];
  if (names.length === mostLayers) return true;
  for (const name of names) {
    if (name === 'l' || (await stateOf(host, `${home}/${name}/diff`)) !== 'directory') continue;
    if (((await host.list(`${home}/${name}/diff`, { limit: 1 })) ?? []).length > 0) return true;
  }
  return false;
}
