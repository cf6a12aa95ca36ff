import type { Preset, Rule } from '@hostlint/core';
import { hostAreas, presetRules } from '../shared/preset-rules.js';

export const docker = (rules: readonly Rule[]): Preset => ({
  summary: 'What Docker Engine needs of a host: kernel, file systems, storage, network and its own configuration.',
  get rules() {
    return presetRules(rules, 'docker', [...hostAreas, 'storage', 'docker']);
  },
  engines: ['docker'],
});
