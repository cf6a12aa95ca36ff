import { definePresetChoice, type Preset } from '@hostlint/core';
import { machinePurpose } from '../facts/machine/purpose.js';

export const recommended = (): Preset => ({
  summary: 'What this host seems meant for, told from what is installed; used when nothing else is asked for.',
  rules: {},
  choice: definePresetChoice({
    among: ['docker', 'containerd', 'podman', 'kubernetes'],
    needs: { purpose: machinePurpose },
    choose: ({ purpose }) => purpose,
  }),
});
