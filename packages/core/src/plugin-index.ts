import { ConfigurationError } from './errors.js';
import type { Forecast } from './forecast.js';
import type { Plugin, Preset, Reporter } from './plugin.js';
import type { Fact } from './fact.js';
import type { Rule } from './rule.js';

/** Everything that plugins bring, by its id. */
export interface PluginIndex {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly facts: ReadonlyMap<string, Fact<unknown>>;
  readonly presets: ReadonlyMap<string, Preset>;
  readonly reporters: ReadonlyMap<string, Reporter>;
  readonly forecasts: readonly Forecast[];
}

/** Throws a ConfigurationError when two plugins claim one id or a plugin is not one. */
export function indexPlugins(plugins: readonly Plugin[]): PluginIndex {
  for (const plugin of plugins) checkPlugin(plugin);
  const index = {
    rules: new Map<string, Rule>(),
    facts: new Map<string, Fact<unknown>>(),
    presets: new Map<string, Preset>(),
    reporters: new Map<string, Reporter>(),
    forecasts: plugins.flatMap(plugin => plugin.forecasts ?? []),
  };
  const add = <T>(kind: Kind, into: Map<string, T>, id: string, value: T): void => {
    if (into.has(id)) throw claimedTwice(kind, id, plugins);
    into.set(id, value);
  };
  for (const { rules = [], facts = [], presets = {}, reporters = {} } of plugins) {
    for (const rule of rules) add('rule', index.rules, rule.id, rule);
    for (const fact of facts) add('fact', index.facts, fact.id, fact);
    for (const [name, preset] of Object.entries(presets)) add('preset', index.presets, name, preset);
    for (const [name, reporter] of Object.entries(reporters)) add('reporter', index.reporters, name, reporter);
  }
  return index;
}

type Kind = 'rule' | 'fact' | 'preset' | 'reporter';

const idsOf: Readonly<Record<Kind, (plugin: Plugin) => readonly string[]>> = {
  rule: ({ rules = [] }) => rules.map(({ id }) => id),
  fact: ({ facts = [] }) => facts.map(({ id }) => id),
  preset: ({ presets = {} }) => Object.keys(presets),
  reporter: ({ reporters = {} }) => Object.keys(reporters),
};

function claimedTwice(kind: Kind, id: string, plugins: readonly Plugin[]): ConfigurationError {
  const owners = plugins.flatMap(plugin => idsOf[kind](plugin).flatMap(own => (own === id ? [plugin.name] : [])));
  return new ConfigurationError(
    'duplicate-id',
    `${kind} "${id}" is brought by both "${owners[0]}" and "${owners[1]}"; remove one of the plugins`,
  );
}

function checkPlugin(plugin: Plugin): void {
  const shaped =
    typeof plugin === 'object' &&
    plugin !== null &&
    typeof plugin.name === 'string' &&
    typeof plugin.version === 'string';
  if (!shaped) {
    throw new ConfigurationError(
      'invalid-plugin',
      'a plugin must be an object with "name" and "version"; export one with definePlugin() from @hostlint/core',
    );
  }
  for (const rule of plugin.rules ?? []) {
    if (typeof rule?.id !== 'string' || typeof rule.check !== 'function') {
      throw new ConfigurationError(
        'invalid-plugin',
        `plugin "${plugin.name}" has a rule without "id" or "check"; make rules with defineRule()`,
      );
    }
  }
}
