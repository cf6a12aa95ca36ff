import type { Preset, Rule } from '@hostlint/core';

/** What every engine stands on, by the first part of rule ids. */
export const hostAreas: readonly string[] = [
  'kernel',
  'filesystem',
  'cgroup',
  'network',
  'security',
  'resources',
  'image',
];

/** Every rule of these areas, at its own severity, but for those that name other presets; and every rule that names this one. */
export function presetRules(rules: readonly Rule[], preset: string, areas: readonly string[]): Preset['rules'] {
  const own = rules.filter(({ id, meta }) =>
    meta.presets ? meta.presets.includes(preset) : areas.includes(id.slice(0, id.indexOf('/'))),
  );
  return Object.fromEntries(own.map(({ id }) => [id, 'on'] as const));
}
