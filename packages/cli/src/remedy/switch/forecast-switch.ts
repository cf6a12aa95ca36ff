import {
  lint,
  resolveRuleset,
  type EngineForecast,
  type Finding,
  type HostSource,
  type PluginIndex,
  type Plugin,
} from '@hostlint/core';
import { RemedyError } from '../remedy-error.js';
import type { FactsOptions } from './docker-facts.js';

/** What Docker would do, and what the rules that can stop it say. */
export interface SwitchForecast {
  readonly forecast: EngineForecast;
  /** Why it would not start. */
  readonly refusals: readonly Finding[];
  /** Rules that can stop it and could not be decided. */
  readonly undecided: readonly Finding[];
}

export async function forecastDocker(
  host: HostSource,
  plugins: readonly Plugin[],
  index: PluginIndex,
  { engines, timeoutMs }: FactsOptions,
): Promise<SwitchForecast> {
  const stoppers = [...index.rules.values()].filter(({ meta }) => meta.stops?.includes('docker'));
  // Every rule that can stop it, whatever the configuration lets be.
  const rules = [Object.fromEntries(stoppers.map(({ id, meta }) => [id, meta.severity]))];
  const ruleset = await resolveRuleset({ plugins, presets: ['docker'], rules });
  const { forecasts, findings } = await lint(host, ruleset, { engines, timeoutMs });
  const forecast = forecasts.find(({ engine }) => engine === 'docker');
  if (!forecast) throw new RemedyError('nothing forecasts Docker; is @hostlint/rules of this version loaded?');
  const ids = new Set(stoppers.map(({ id }) => id));
  return {
    forecast,
    refusals: findings.filter(({ rule, status }) => status === 'fail' && forecast.refusals.includes(rule)),
    undecided: findings.filter(({ rule, status }) => status === 'unknown' && ids.has(rule)),
  };
}
