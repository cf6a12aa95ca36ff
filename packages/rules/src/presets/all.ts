import type { Preset, Rule } from '@hostlint/core';
import { engineNames } from '../shared/engine-names.js';

export const all = (rules: readonly Rule[]): Preset => ({
  summary: 'Every rule there is.',
  get rules() {
    return Object.fromEntries(rules.map(({ id }) => [id, 'on'] as const));
  },
  engines: engineNames,
});
