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
  const owners = new Map<unknown, string>();
  const add = <T>(kind: string, plugin: Plugin, into: Map<string, T>, id: string, value: T): void => {
    const known = into.get(id);
    if (known !== undefined) {
      throw new ConfigurationError(
        'duplicate-id',
        `${kind} "${id}" is brought by both "${owners.get(known)}" and "${plugin.name}"; remove one of the plugins`,
      );
    }
    owners.set(value, plugin.name);
    into.set(id, value);
  };
  const index = {
    rules: new Map<string, Rule>(),
    facts: new Map<string, Fact<unknown>>(),
    presets: new Map<string, Preset>(),
    reporters: new Map<string, Reporter>(),
    forecasts: plugins.flatMap(plugin => plugin.forecasts ?? []),
  };
  for (const plugin of plugins) {
    for (const rule of plugin.rules ?? []) add('rule', plugin, index.rules, rule.id, rule);
    for (const fact of plugin.facts ?? []) add('fact', plugin, index.facts, fact.id, fact);
    for (const [name, preset] of Object.entries(plugin.presets ?? {}))
      add('preset', plugin, index.presets, name, preset);
    for (const [name, reporter] of Object.entries(plugin.reporters ?? {}))
      add('reporter', plugin, index.reporters, name, reporter);
  }
  return index;
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
