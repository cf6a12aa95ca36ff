import { defineFact, isUnknowable, type TracedSource } from '@hostlint/core';
import { graphDrivers, type GraphDriver } from '../../shared/docker-storage/drivers.js';
import type { DriverHome } from '../../shared/docker-storage/input.js';
import { dataRoot, inDataRoot } from './data-root.js';

/** The directories of graph drivers in the data-root. */
export interface PriorDrivers {
  readonly root: string;
  /** `null`: it could not be looked at. */
  readonly homes: Readonly<Record<GraphDriver, DriverHome | null>>;
  /** Why some could not. */
  readonly problem: string | null;
}

export const priorDrivers = defineFact({
  id: 'docker/prior-drivers',
  summary: 'Which storage drivers were used in the data-root before: their directories, and whether they are empty.',
  privileges: 'The data-root belongs to root (mode 0710), so only root sees what is in it.',
  reads: () => ({ lists: inDataRoot(...graphDrivers).map(path => ({ path, limit: 1 })) }),
  needs: { root: dataRoot },
  async collect(host, { root }): Promise<PriorDrivers> {
    let problem: string | null = null;
    const homes: Partial<Record<GraphDriver, DriverHome | null>> = {};
    for (const driver of graphDrivers) {
      try {
        homes[driver] = root.exists ? await homeOf(host, `${root.path}/${driver}`) : 'absent';
      } catch (error) {
        if (!isUnknowable(error)) throw error;
        problem ??= error.message;
        homes[driver] = null;
      }
    }
    return { root: root.path, homes: homes as PriorDrivers['homes'], problem };
  },
});

/** Source: moby daemon/graphdriver/driver.go scanPriorDrivers, isEmptyDir: what cannot be listed counts as used. */
async function homeOf(host: TracedSource, path: string): Promise<DriverHome> {
  const stat = await host.stat(path);
  if (!stat) return (await host.stat(path, { follow: false })) ? 'dangling' : 'absent';
  if (stat.type !== 'directory') return 'no-directory';
  const names = await host.list(path, { limit: 1 });
  return names && names.length > 0 ? 'used' : 'empty';
}
