import { type CensusAnswer, defineFact, isUnknowable, UnknowableError } from '@hostlint/core';
import { storageRoots, usualRoots } from './roots.js';

/** By the path of the storage root; why it could not be counted, where it could not. */
export type StorageCensus = ReadonlyMap<string, CensusAnswer | { readonly problem: string }>;

/** How much lies in the storage roots. Only where the user allowed it, as counting large ones takes seconds. */
export const storageCensus = defineFact({
  id: 'storage/census',
  summary:
    'How many names, directories and inodes each storage root holds. Known only where counting was allowed, with --census.',
  privileges: 'Storage roots belong to root, so only root can count what lies in them.',
  reads: { censuses: [...usualRoots, '{configured}'] },
  volatile: ['entries', 'directories', 'inodes'],
  needs: { roots: storageRoots },
  async collect(host, { roots }): Promise<StorageCensus> {
    const census = new Map<string, CensusAnswer | { readonly problem: string }>();
    for (const { path, exists } of roots) {
      if (!exists) continue;
      try {
        if (!host.census) throw new UnknowableError('unsupported', 'nothing is counted here');
        const answer = await host.census(path);
        if (answer) census.set(path, answer);
      } catch (error) {
        if (!isUnknowable(error) || error.reason === 'unsupported' || error.reason === 'not-captured') throw error;
        census.set(path, { problem: error.message });
      }
    }
    return census;
  },
});
