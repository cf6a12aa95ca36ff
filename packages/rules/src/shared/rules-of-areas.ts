import type { Preset, Rule } from '@hostlint/core';

/** What Docker Engine depends on, by the first part of rule ids. */
export const dockerAreas: readonly string[] = ['kernel', 'filesystem', 'storage', 'docker'];

/** Every rule of these areas, at its own severity. */
export function rulesOfAreas(rules: readonly Rule[], areas: readonly string[]): Preset['rules'] {
  const own = rules.filter(({ id }) => areas.includes(id.slice(0, id.indexOf('/'))));
  return Object.fromEntries(own.map(({ id }) => [id, 'on'] as const));
}
