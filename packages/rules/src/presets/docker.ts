import type { Preset, Rule } from '@hostlint/core';
import { dockerAreas, rulesOfAreas } from '../shared/rules-of-areas.js';

export const docker = (rules: readonly Rule[]): Preset => ({
  summary: 'What Docker Engine needs of a host: kernel, file systems, storage and its own configuration.',
  rules: rulesOfAreas(rules, dockerAreas),
  engines: ['docker'],
});
