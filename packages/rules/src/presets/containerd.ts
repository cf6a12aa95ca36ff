import type { Preset, Rule } from '@hostlint/core';
import { hostAreas, presetRules } from '../shared/preset-rules.js';

export const containerd = (rules: readonly Rule[]): Preset => ({
  summary: 'What containerd needs by itself: kernel, file systems, snapshotter and its own configuration.',
  get rules() {
    return presetRules(rules, 'containerd', [...hostAreas, 'containerd']);
  },
  engines: ['containerd'],
});
