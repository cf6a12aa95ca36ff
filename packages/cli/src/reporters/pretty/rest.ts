import type { Finding, Report } from '@hostlint/core';
import { hang } from './layout.js';
import type { Paint } from './paint.js';
import { counted } from './words.js';

/** What holds and what does not apply: a count, or the list with --verbose. */
export function rest({ findings, counts }: Report, paint: Paint): string {
  const held = `${counted(counts.pass, 'check')} passed, ${counts.notApplicable} not applicable`;
  if (!paint.verbose) return paint.chalk.dim(`${held} (--verbose lists them)`);
  const passed = findings.filter(({ status }) => status === 'pass').map(finding => row('ok', finding, paint));
  const other = findings.filter(({ status }) => status === 'not-applicable').map(finding => row('- ', finding, paint));
  return [paint.chalk.bold(held), ...passed, ...other].join('\n');
}

function row(mark: string, { rule, subject, message }: Finding, { chalk, width }: Paint): string {
  const name = subject === null ? rule : `${rule} (${subject})`;
  const color = mark === 'ok' ? chalk.green : chalk.dim;
  return `  ${color(mark)} ${name}\n${hang('       ', message, width)}`;
}
