import type { Preset, Rule } from '@hostlint/core';
import { engineNames } from '../shared/engine-names.js';

export const all = (rules: readonly Rule[]): Preset => ({
  summary: 'Every rule there is.',
  get rules() {
    const every = Object.create(null) as Record<string, 'on'>;
    for (const { id } of rules) every[id] = 'on';
    return every;
  },
  engines: engineNames,
});
