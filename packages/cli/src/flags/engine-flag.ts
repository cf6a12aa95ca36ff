import { ConfigurationError, parseEngineVersion } from '@hostlint/core';
import { suggestion } from '../suggestion.js';
import { UsageError } from '../usage-error.js';

/** `NAME@VERSION`, each, as versions by engine. Throws for an engine that no plugin forecasts, and for what is no version. */
export function parseEngines(values: readonly string[], known: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map(value => parseEngine(value, known)));
}

function parseEngine(value: string, known: readonly string[]): readonly [engine: string, version: string] {
  const [engine, version] = split(value);
  if (!known.includes(engine)) {
    throw new ConfigurationError('unknown-engine', `unknown engine "${engine}"; ${suggestion(engine, known)}`);
  }
  if (version !== undefined && parseEngineVersion(version) !== null) return [engine, version];
  throw new UsageError('invalid-value', `"--engine ${value}" needs a version, such as ${engine}@28.5`);
}

function split(value: string): readonly [engine: string, version: string | undefined] {
  const at = value.indexOf('@');
  return at < 0 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
}
