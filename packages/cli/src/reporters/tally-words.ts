import { severities } from '@hostlint/core';
import { counted } from './pretty/words.js';
import type { Tally } from './standing.js';

/** What stands against a host in words: `2 errors, 1 warning, 3 undecided`, and what was counted besides. */
export function tallyWords({ fails, undecided, open, broken, waived, notApplicable, pass }: Tally): string {
  const failed = severities.filter(severity => fails[severity] > 0).map(severity => counted(fails[severity], severity));
  const rest: readonly (readonly [number: number, word: string])[] = [
    [broken, 'broken'],
    [undecided + open, 'undecided'],
    [waived, 'waived'],
  ];
  const told = rest.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return [...failed, ...told, `${pass} passed`, `${notApplicable} not applicable`].join(', ');
}
