import type { Preset, Rule } from '@hostlint/core';
import { hostAreas, presetRules } from '../shared/preset-rules.js';

export const podmanRootless = (rules: readonly Rule[]): Preset => ({
  summary: 'What containers without root need: user namespaces, subordinate ids, delegated control groups.',
  get rules() {
    return presetRules(rules, 'podman-rootless', [...hostAreas, 'podman']);
  },
  engines: ['podman'],
});
