import type { Preset, Rule } from '@hostlint/core';
import { hostAreas, presetRules } from '../shared/preset-rules.js';

export const podman = (rules: readonly Rule[]): Preset => ({
  summary: 'What podman needs as root: kernel, file systems, storage driver and its own configuration.',
  get rules() {
    return presetRules(rules, 'podman', [...hostAreas, 'podman']);
  },
  engines: ['podman'],
});
