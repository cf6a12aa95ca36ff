import type { ExitPolicy, PluginIndex, RulesetInput } from '@hostlint/core';
import type { Configured } from './config/settings.js';
import type { ConfigOptions } from './config/config-layer.js';
import { parseEngines } from './flags/engine-flag.js';
import { booleanFlag, choiceFlag, listFlag, secondsFlag, type Flags } from './flags/flags.js';
import { parseRuleFlag } from './flags/rule-flag.js';

const defaultPresets = ['recommended'];

/** What is judged and how, the command line over the configuration. */
export function rulesetInput(flags: Flags, configured: Configured, index: PluginIndex): RulesetInput {
  return {
    index,
    plugins: configured.plugins,
    presets: listFlag(flags, 'preset') ?? configured.presets ?? defaultPresets,
    rules: [...configured.rules, ...(listFlag(flags, 'rule') ?? []).map(parseRuleFlag)],
  };
}

export interface ReadingSettings {
  readonly probe: boolean;
  readonly sudo: boolean;
  /** How long a count may take, where counts are allowed. */
  readonly censusMs: number | undefined;
  readonly timeoutMs: number;
  readonly engines: Readonly<Record<string, string>>;
}

/** How the host is read. */
export function readingSettings(flags: Flags, { options }: Configured, index: PluginIndex): ReadingSettings {
  const engines = listFlag(flags, 'engine') ?? enginesOf(options);
  const timeoutMs = secondsFlag(flags, 'timeout') ?? Math.round((options.timeout ?? 10) * 1000);
  return {
    sudo: booleanFlag(flags, 'sudo') ?? false,
    // A little less than the fact that asks has, so that what was counted by then is told.
    censusMs: booleanFlag(flags, 'census') === true ? Math.round(timeoutMs * 0.9) : undefined,
    probe: booleanFlag(flags, 'probe') ?? options.probe ?? false,
    timeoutMs,
    engines: parseEngines(engines, knownEngines(index)),
  };
}

/** How many findings of a rule are told one by one. */
export const mostSubjects = (flags: Flags): { readonly mostSubjects?: number } =>
  booleanFlag(flags, 'all-subjects') === true ? { mostSubjects: Number.POSITIVE_INFINITY } : {};

export function exitPolicy(flags: Flags, { options }: Pick<Configured, 'options'>): ExitPolicy {
  return {
    failOn: choiceFlag(flags, 'fail-on', ['error', 'warning', 'info', 'never']) ?? options.failOn ?? 'error',
    unknown: choiceFlag(flags, 'unknown', ['fail', 'warn', 'ignore']) ?? options.unknown ?? 'fail',
    onlyNew: (booleanFlag(flags, 'fail-on-new') ?? options.failOnNew ?? false) && flags.baseline !== false,
    staleWaivers: (booleanFlag(flags, 'fail-on-stale-waivers') ?? options.failOnStaleWaivers) ? 'fail' : 'warn',
  };
}

function enginesOf({ engine }: ConfigOptions): readonly string[] {
  return typeof engine === 'string' ? [engine] : (engine ?? []);
}

function knownEngines({ forecasts, rules }: PluginIndex): readonly string[] {
  const stopped = [...rules.values()].flatMap(({ meta }) => meta.stops ?? []);
  return [...new Set([...forecasts.map(({ engine }) => engine), ...stopped])].sort();
}
