import type { Finding } from '@hostlint/core';
import { hang } from './layout.js';
import type { Paint } from './paint.js';
import { counted } from './words.js';

/** What the baseline had and this report has no more. */
export function mended(findings: readonly Finding[], { chalk, width }: Paint): string | undefined {
  const gone = findings.filter(({ baseline }) => baseline === 'absent');
  if (gone.length === 0) return undefined;
  const lines = gone.map(({ rule, status, severity, message }) =>
    hang(`  ${rule}  ${status === 'unknown' ? 'undecided' : severity}: `, message, width),
  );
  return `${chalk.green.bold('MENDED')}  ${counted(gone.length, 'finding')} of the baseline, no more there\n${chalk.dim(lines.join('\n'))}`;
}
