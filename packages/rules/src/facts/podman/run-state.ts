import { defineFact, type HostSource } from '@hostlint/core';
import { podmanDrivers } from '../../shared/podman/drivers.js';
import type { OverlayCache } from '../../shared/podman/input.js';
import { overlayMountOptions } from '../../shared/podman/driver-options.js';
import { knownOrNull } from '../../shared/known-or-null.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { podmanEngine } from './engine.js';
import { podmanRoots } from './roots.js';
import { storageConf } from './storage-conf.js';

/** What podman has left in its run root since the host started. */
export interface PodmanRunState {
  /** What it remembers of its trials of overlay. */
  readonly cache: OverlayCache;
  /** The files that say so. */
  readonly cacheFiles: readonly string[];
  /** Whether libpod has run since the host started; `null`: cannot be told. */
  readonly alive: boolean | null;
  /** Names in it that must be directories and are not; `null`: cannot be told. */
  readonly blocked: readonly string[] | null;
}

const kinds = ['', '-containers', '-layers', '-locks'];
const runRoots = ['/run/containers/storage', '{configured}'];

export const podmanRunState = defineFact({
  id: 'podman/run-state',
  summary:
    'What podman remembers in its run root: trials of overlay, which it does not repeat before the next start of the host.',
  privileges: 'The run root belongs to root (mode 0700).',
  reads: () => ({
    lists: runRoots,
    stats: [
      '/run/libpod/alive',
      ...runRoots.flatMap(root => [
        `${root}/overlay/*-true`,
        `${root}/overlay/*-false`,
        ...podmanDrivers.flatMap(driver => kinds.map(kind => `${root}/${driver}${kind}`)),
      ]),
    ],
  }),
  needs: { engine: podmanEngine, conf: storageConf, roots: podmanRoots },
  async collect(source, { engine, conf, roots }): Promise<PodmanRunState> {
    const host = atNextBoot(source);
    const { path, exists } = roots.runRoot.walk;
    const mountOptions = overlayMountOptions(engine.library, conf.options.options);
    const cacheFiles: string[] = [];
    const recall = async (feature: string): Promise<boolean | null | undefined> => {
      for (const value of [true, false]) {
        const file = `${path}/overlay/${feature}-${value}`;
        const there = exists ? await knownOrNull(host.stat(file)) : undefined;
        if (there === null) return null;
        if (!there) continue;
        cacheFiles.push(file);
        source.cite({ path: file });
        return value;
      }
      return undefined;
    };
    const cache = {
      overlay: await recall('overlay'),
      metacopy: await recall(`metacopy(${mountOptions})`),
      nativeDiff: await recall(`native-diff(${mountOptions})`),
    };
    const alive = await knownOrNull(host.stat('/run/libpod/alive').then(stat => stat !== undefined));
    return { cache, cacheFiles, alive, blocked: exists ? await knownOrNull(findBlocked(host, path)) : [] };
  },
});

async function findBlocked(host: Pick<HostSource, 'list' | 'stat'>, root: string): Promise<readonly string[]> {
  const names = (await host.list(root)) ?? [];
  const blocked: string[] = [];
  for (const name of podmanDrivers.flatMap(driver => kinds.map(kind => `${driver}${kind}`))) {
    if (names.includes(name) && (await host.stat(`${root}/${name}`))?.type !== 'directory') blocked.push(name);
  }
  return blocked;
}
