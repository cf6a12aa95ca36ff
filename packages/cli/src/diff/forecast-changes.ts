import type { EngineForecast } from '@hostlint/core';

export interface ForecastChange {
  readonly engine: string;
  /** What of the forecast; `null`: the whole, of an engine that only one of the hosts is judged for. */
  readonly member: string | null;
  readonly before: unknown;
  readonly after: unknown;
  /** The engine started before, and now it does not or that cannot be told. */
  readonly worse: boolean;
}

const members = [
  'starts',
  'refusals',
  'installed',
  'version',
  'storageDriver',
  'backingFilesystem',
  'supportsDType',
  'nativeOverlayDiff',
  'usingMetacopy',
] as const;

/** How what the engines would say differs. */
export function forecastChanges(
  before: readonly EngineForecast[],
  after: readonly EngineForecast[],
): readonly ForecastChange[] {
  const engines = [...new Set([...before, ...after].map(({ engine }) => engine))].sort();
  return engines.flatMap((engine): readonly ForecastChange[] => {
    const then = before.find(said => said.engine === engine);
    const now = after.find(said => said.engine === engine);
    if (!then || !now) {
      return [{ engine, member: null, before: then, after: now, worse: false }];
    }
    // What an engine says of its storage goes with it when it does not start; that it does not is told.
    const told = now.starts === false || then.starts === false ? members.slice(0, 4) : members;
    return told
      .filter(member => JSON.stringify(then[member]) !== JSON.stringify(now[member]))
      .map(member => ({
        engine,
        member,
        before: then[member],
        after: now[member],
        worse: member === 'starts' && then.starts !== false && now.starts !== true,
      }));
  });
}
