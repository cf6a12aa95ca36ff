import type { Preset, Rule } from '@hostlint/core';
import { dockerAreas, rulesOfAreas } from '../shared/rules-of-areas.js';

export const recommended = (rules: readonly Rule[]): Preset => ({
  summary: 'What most hosts want; used when nothing else is asked for.',
  rules: rulesOfAreas(rules, dockerAreas),
  engines: ['docker'],
});
