import type { Command } from '../command.js';
import * as options from '../flags/option-groups.js';

const group = 'What is changed:';

export const undo: Command = {
  name: 'undo',
  usage: 'hostlint undo [ID] [options]',
  summary: 'Take back what hostlint changed on this host',
  about:
    'Put this host back to what it was before hostlint changed it, also where that run was ended in the middle.\n\nID is that of a run; the newest one that is not undone otherwise.',
  options: {
    ...options.changingOptions,
    list: { group, describe: 'Only list the runs and what became of them', type: 'boolean' },
    forget: { group, describe: 'Undo nothing: remove what was kept for undoing', type: 'boolean' },
    'discard-edits': { group, describe: 'Put files back that somebody has edited since', type: 'boolean' },
  },
  examples: [
    ['sudo hostlint undo --list', 'What hostlint changed here'],
    ['sudo hostlint undo --dry-run', 'What would be taken back'],
    ['sudo hostlint undo', 'Show it, ask, and take it back'],
  ],
  epilogue: 'Exit code 0: undone, or nothing to undo. 1: not undone. 2: wrong use, or not all could be put back.',
  speaks: true,
  run: async invocation => (await import('../remedy/run-undo.js')).runUndo(invocation),
};
