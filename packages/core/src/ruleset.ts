import { ConfigurationError } from './errors.js';
import type { Forecast } from './forecast.js';
import { nearestName } from './nearest-name.js';
import { checkOptions } from './options.js';
import { indexPlugins, type PluginIndex } from './plugin-index.js';
import type { ChosenPresets, HostDescription, KernelList, Plugin, PresetChoice, RuleSetting } from './plugin.js';
import type { Rule } from './rule.js';
import { isLevel, levels, type Level } from './severity.js';

export interface RulesetInput {
  readonly plugins: readonly Plugin[];
  readonly presets: readonly string[];
  /** Levels and options by rule id or `rule#subject`; a later layer wins. */
  readonly rules?: readonly Readonly<Record<string, RuleSetting>>[];
  /** That of the plugins, where it was made already. */
  readonly index?: PluginIndex;
}

export interface ActiveRule {
  readonly rule: Rule;
  readonly level: Level;
  readonly options: Readonly<Record<string, unknown>>;
  /** Levels of single subjects, by subject. */
  readonly subjects: ReadonlyMap<string, Level>;
}

/** What one run judges, decided and checked. */
export interface Ruleset {
  readonly presets: readonly string[];
  readonly rules: readonly ActiveRule[];
  readonly forecasts: readonly Forecast[];
  /** The engines whose storage is looked at: those of the presets; all there are where no preset names one. */
  readonly judged: readonly string[];
  /** Every rule that can stop an engine of `forecasts`, also where it is switched off. */
  readonly stoppers: readonly ActiveRule[];
  readonly host: HostDescription | null;
  readonly kernels: KernelList | null;
  /** The presets that stand for others, which only the host can tell. */
  readonly choices: ReadonlyMap<string, PresetChoice>;
  /** The same ruleset with every choice made. */
  settle(chosen: ReadonlyMap<string, ChosenPresets>): Promise<Ruleset>;
}

interface Draft {
  readonly rule: Rule;
  level: Level;
  options: Readonly<Record<string, unknown>>;
  subjects: ReadonlyMap<string, Level>;
}

// Most rules have neither.
const noOptions: Draft['options'] = {};
const noSubjects: Draft['subjects'] = new Map();

/**
 * Decides which rules run and how: presets in order, then the layers of settings, later wins.
 * Throws a ConfigurationError for an unknown preset, rule or level and for options that the rule does not take.
 */
export const resolveRuleset = (input: RulesetInput): Promise<Ruleset> =>
  build(input.index ?? indexPlugins(input.plugins), input, new Map());

async function build(
  index: PluginIndex,
  input: RulesetInput,
  chosen: ReadonlyMap<string, ChosenPresets>,
): Promise<Ruleset> {
  const drafts = new Map<string, Draft>();
  const engines = new Set<string>();
  const choices = new Map<string, PresetChoice>();
  for (const name of input.presets.flatMap(name => chosen.get(name)?.presets ?? [name])) {
    const preset = index.presets.get(name);
    if (!preset) throw unknownName('unknown-preset', 'preset', name, [...index.presets.keys()]);
    if (preset.choice) choices.set(name, preset.choice);
    for (const engine of preset.engines ?? []) engines.add(engine);
    applyAll(index, drafts, preset.rules);
  }
  for (const layer of input.rules ?? []) applyAll(index, drafts, layer);
  const active: ActiveRule[] = [...drafts.values()];
  for (const { rule, options } of active) if (options !== noOptions) await checkOptions(rule, options);
  // As findings are, which makes them quick to sort.
  active.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  const forecasts = index.forecasts.filter(forecast => engines.has(forecast.engine));
  return {
    presets: input.presets,
    rules: active.filter(({ level, subjects }) => level !== 'off' || [...subjects.values()].some(own => own !== 'off')),
    forecasts,
    judged: (forecasts.length > 0 ? forecasts : index.forecasts).map(({ engine }) => engine),
    stoppers: stoppersOf(index, drafts, new Set(forecasts.map(({ engine }) => engine))),
    host: input.plugins.find(plugin => plugin.host)?.host ?? null,
    kernels: input.plugins.find(plugin => plugin.kernels)?.kernels ?? null,
    choices,
    settle: made => build(index, input, made),
  };
}

function applyAll(
  index: PluginIndex,
  drafts: Map<string, Draft>,
  settings: Readonly<Record<string, RuleSetting | 'on'>>,
): void {
  Object.keys(settings).forEach(key => apply(index, drafts, key, settings[key] as RuleSetting | 'on'));
}

function apply(index: PluginIndex, drafts: Map<string, Draft>, key: string, setting: RuleSetting | 'on'): void {
  const hash = key.indexOf('#');
  const id = hash < 0 ? key : key.slice(0, hash);
  const rule = ruleOf(index, id);
  const given = Array.isArray(setting) ? (setting as readonly [Level, object?]) : null;
  const word = given ? given[0] : (setting as Level | 'on');
  const level = word === 'on' ? rule.meta.severity : word;
  if (!isLevel(level)) throw unknownName('unknown-severity', `severity for rule "${key}"`, String(level), levels);
  let draft = drafts.get(id);
  if (!draft) drafts.set(id, (draft = { rule, level: 'off', options: noOptions, subjects: noSubjects }));
  if (hash < 0) draft.level = level;
  else draft.subjects = new Map(draft.subjects).set(key.slice(hash + 1), level);
  if (given?.[1]) draft.options = { ...given[1] };
}

function ruleOf(index: PluginIndex, id: string): Rule {
  const rule = index.rules.get(id);
  if (!rule) throw unknownName('unknown-rule', 'rule', id, [...index.rules.keys()]);
  return rule;
}

function stoppersOf(
  index: PluginIndex,
  drafts: ReadonlyMap<string, Draft>,
  engines: ReadonlySet<string>,
): ActiveRule[] {
  const none = { level: 'off' as const, options: noOptions, subjects: noSubjects };
  return [...index.rules.values()]
    .filter(rule => rule.meta.stops?.some(engine => engines.has(engine)))
    .map(rule => drafts.get(rule.id) ?? { rule, ...none });
}

function unknownName(
  code: 'unknown-rule' | 'unknown-preset' | 'unknown-severity',
  kind: string,
  name: string,
  known: readonly string[],
): ConfigurationError {
  const nearest = nearestName(name, known);
  const help = nearest
    ? `did you mean "${nearest}"?`
    : known.length <= 12
      ? `known: ${known.join(', ')}`
      : '`hostlint list` shows what there is';
  return new ConfigurationError(code, `unknown ${kind} "${name}"; ${help}`);
}
