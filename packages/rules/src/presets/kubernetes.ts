import type { Preset, Rule } from '@hostlint/core';
import { hostAreas, presetRules } from '../shared/preset-rules.js';

export const kubernetes = (rules: readonly Rule[]): Preset => ({
  summary: 'What a node of Kubernetes needs: what kubeadm and the kubelet check, and containerd below them.',
  get rules() {
    return presetRules(rules, 'kubernetes', [...hostAreas, 'containerd', 'kubernetes']);
  },
  engines: ['containerd'],
});
