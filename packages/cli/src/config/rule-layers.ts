import type { Plugin, Preset, RuleSetting } from '@hostlint/core';
import type { ConfigLayer } from './config-layer.js';

type RuleLayer = Readonly<Record<string, RuleSetting>>;

/**
 * The layers' rules in the order in which they win. Presets come before all rules when a ruleset is resolved, so the presets of a
 * later layer are said again here: they must win over the rules of the layers before them.
 */
export function ruleLayers(
  layers: readonly ConfigLayer[],
  plugins: readonly Plugin[],
  presetsOf: (layer: ConfigLayer) => readonly string[] | undefined,
): readonly RuleLayer[] {
  if (layers.length === 0) return [];
  const presets = new Map<string, Preset>(plugins.flatMap(plugin => Object.entries(plugin.presets ?? {})));
  const severities = new Map(
    plugins.flatMap(plugin => (plugin.rules ?? []).map(rule => [rule.id, rule.meta.severity])),
  );
  const spelled = (name: string): RuleLayer => {
    const rules = Object.entries(presets.get(name)?.rules ?? {});
    return Object.fromEntries(
      rules.map(([id, setting]) => [id, setting === 'on' ? (severities.get(id) ?? 'off') : setting]),
    );
  };
  return layers.flatMap((layer, index) => [
    ...(index === 0 ? [] : (presetsOf(layer) ?? []).map(spelled)),
    ...(layer.rules ? [layer.rules] : []),
  ]);
}
