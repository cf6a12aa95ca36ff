import { expect } from 'chai';

/** What an engine says of its storage, in the words of the forecast. */
export interface StorageAnswer {
  readonly starts: boolean;
  /** Why it ended, or `null`. */
  readonly error: string | null;
  readonly driver: string | null;
  readonly backingFilesystem: string | null;
  readonly supportsDType: boolean | null;
  readonly nativeOverlayDiff: boolean | null;
  readonly usingMetacopy: boolean | null;
  /** What hostlint printed just before the start. */
  readonly look: string;
  readonly lookError: string;
}

interface Forecast {
  readonly starts: boolean | null;
  readonly refusals: readonly string[];
  readonly storageDriver: string | null;
  readonly backingFilesystem: string | null;
  readonly supportsDType: boolean | null;
  readonly nativeOverlayDiff: boolean | null;
  readonly usingMetacopy: boolean | null;
}

export interface Expectation {
  /** For some versions it depends on something that hostlint cannot see: it may say so. */
  readonly open?: boolean;
  /** The rule that says why, where the engine refuses. */
  readonly refusal?: string;
}

/** Holds hostlint's forecast against what the engine did. */
export function compareStorage(answer: StorageAnswer, { open, refusal }: Expectation): void {
  const report = JSON.parse(answer.look || '{}') as { readonly forecasts?: readonly Forecast[] };
  const forecast = report.forecasts?.[0];
  if (!forecast) throw new Error(`hostlint gave no forecast: ${answer.lookError}`);
  if (open && forecast.starts === null) return;
  const { starts, driver, backingFilesystem, supportsDType, nativeOverlayDiff, usingMetacopy } = answer;
  const real = { starts, storageDriver: driver, backingFilesystem, supportsDType, nativeOverlayDiff, usingMetacopy };
  const ours = Object.fromEntries(Object.keys(real).map(key => [key, forecast[key as keyof Forecast]]));
  expect(ours, answer.error ?? `it starts; hostlint names ${forecast.refusals.join(', ')}`).to.deep.equal(real);
  expect(forecast.refusals.length > 0, 'a refusal has a rule that says why').to.equal(!starts);
  if (!starts && refusal !== undefined) expect(forecast.refusals, answer.error ?? '').to.include(refusal);
}
