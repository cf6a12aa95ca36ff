import { type CensusAnswer, type HostSource, UnknowableError } from '@hostlint/core';

/** What a source counts; one that cannot count tells so. */
export async function countBelow(source: HostSource, path: string): Promise<CensusAnswer | undefined> {
  if (source.census) return source.census(path);
  throw new UnknowableError('unsupported', 'what lies below a directory cannot be counted here');
}
