import type { FactsOf, Needs } from './fact.js';

/** What an engine's own `info` would say; `null`: cannot be told, or that engine does not say it. */
export interface EngineInfo {
  readonly version: string | null;
  /** `null`: cannot be told. */
  readonly installed: boolean | null;
  readonly storageDriver: string | null;
  readonly backingFilesystem: string | null;
  readonly supportsDType: boolean | null;
  readonly nativeOverlayDiff: boolean | null;
  readonly usingMetacopy: boolean | null;
}

/** An entry of the report's `forecasts`: what the engine would say if it started now. */
export interface EngineForecast extends EngineInfo {
  readonly engine: string;
  /** `null`: cannot be told. */
  readonly starts: boolean | null;
  /** Ids of the rules whose fail makes the engine refuse. */
  readonly refusals: readonly string[];
}

/** How one engine's forecast is read off derived facts. Whether it starts is read off the rules that stop it. */
export interface Forecast {
  readonly engine: string;
  readonly needs: Needs;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  predict(facts: any): EngineInfo;
}

/** @see Forecast */
export function defineForecast<const N extends Needs>(forecast: {
  readonly engine: string;
  readonly needs: N;
  predict(facts: FactsOf<N>): EngineInfo;
}): Forecast {
  return forecast;
}
