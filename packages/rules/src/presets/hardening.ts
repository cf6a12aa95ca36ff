import type { Preset, Rule } from '@hostlint/core';
import { presetRules } from '../shared/preset-rules.js';

export const hardening = (rules: readonly Rule[]): Preset => ({
  summary: 'What keeps containers from harming the host: known vulnerabilities, LSMs, exposed sockets.',
  get rules() {
    return presetRules(rules, 'hardening', ['security']);
  },
});
