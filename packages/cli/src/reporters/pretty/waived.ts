import type { Finding, Waiver } from '@hostlint/core';
import { hang } from './layout.js';
import type { Paint } from './paint.js';
import { counted } from './words.js';

/** What is known and let be for a time: what, why, who answers for it, and until when. One entry for each waiver. */
export function waived(findings: readonly Finding[], paint: Paint): string | undefined {
  const all = findings.filter(({ waiver, baseline }) => waiver && baseline !== 'absent');
  if (all.length === 0) return undefined;
  const { chalk, width } = paint;
  const groups = new Map<string, Finding[]>();
  for (const finding of all) {
    const key = `${finding.waiver?.file}:${finding.waiver?.line}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const blocks = [...groups.values()].map(group => [
    ...group.map(({ rule, severity, status, message }) =>
      hang(`  ${chalk.bold(rule)}  ${status === 'unknown' ? 'undecided' : severity}: `, message, width),
    ),
    ...group
      .slice(0, 1)
      .flatMap(({ waiver }) => (waiver ? [waiverLine(`    ${chalk.dim('Let be')}  `, waiver, paint)] : [])),
  ]);
  const heading = `${chalk.cyan.bold('WAIVED')}  ${counted(all.length, 'finding')} known and let be`;
  return [heading, ...blocks.flat()].join('\n');
}

/** `until 2027-01-31: reason (owner, file:line)`, behind a heading. */
export function waiverLine(heading: string, waiver: Waiver, { width }: Paint): string {
  const { reason, owner, expires, file, line } = waiver;
  return hang(
    heading,
    `${expires === null ? 'for good' : `until ${expires}`}: ${reason} (${owner}, ${file}:${line})`,
    width,
  );
}
