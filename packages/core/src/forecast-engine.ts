import { settledOrNull, type FactStore } from './fact-store.js';
import type { EngineForecast, EngineInfo, Forecast } from './forecast.js';
import type { JudgedRule } from './judge-rule.js';
import { cleanText } from './text.js';

const nothingTold: EngineInfo = {
  version: null,
  installed: null,
  storageDriver: null,
  backingFilesystem: null,
  supportsDType: null,
  nativeOverlayDiff: null,
  usingMetacopy: null,
};

/** Whether the engine starts is read off the rules that stop it, the rest off the forecast's own facts. */
export function forecastEngine(store: FactStore, forecast: Forecast, stoppers: readonly JudgedRule[]): EngineForecast {
  const { engine } = forecast;
  const own = stoppers.filter(({ rule }) => rule.meta.stops?.includes(engine));
  const refusals = own.filter(judged => stops(judged, 'fail', engine)).map(({ rule }) => rule.id);
  const undecided = own.some(judged => judged.broken || stops(judged, 'unknown', engine));
  const starts = refusals.length > 0 ? false : undecided ? null : true;
  const facts = settledOrNull(store, forecast.needs);
  const info = facts?.known ? cleaned(forecast.predict(facts.value)) : nothingTold;
  // An engine that does not start says nothing about its storage.
  const said = starts === false ? { ...nothingTold, version: info.version, installed: info.installed } : info;
  const { version, installed, ...storage } = said;
  return { engine, version, installed, starts, refusals: refusals.sort(), ...storage };
}

/** A driver's name is what a configuration file of the host says. */
function cleaned(info: EngineInfo): EngineInfo {
  const { version, storageDriver, backingFilesystem } = info;
  const clean = (text: string | null): string | null => (text === null ? null : cleanText(text, 200));
  return {
    ...info,
    version: clean(version),
    storageDriver: clean(storageDriver),
    backingFilesystem: clean(backingFilesystem),
  };
}

function stops({ rule, outcomes }: JudgedRule, status: 'fail' | 'unknown', engine: string): boolean {
  return outcomes.some(
    outcome => outcome.status === status && (outcome.stops ?? rule.meta.stops)?.includes(engine) === true,
  );
}
