import { type Finding, severities } from '@hostlint/core';
import { hang, wrapText } from './layout.js';
import { severityColor, type Paint } from './paint.js';
import { counted, newMark } from './words.js';

/** What could not be decided: one block for each reason, since one unreadable file leaves many rules open. */
export function undecided(findings: readonly Finding[], paint: Paint): string | undefined {
  const open = findings.filter(({ status, broken }) => status === 'unknown' && !broken);
  if (open.length === 0) return undefined;
  const { chalk, width } = paint;
  const reasons = new Map<string, Finding[]>();
  for (const finding of open) {
    const key = `${finding.message}\0${finding.cure ?? ''}`;
    reasons.set(key, [...(reasons.get(key) ?? []), finding]);
  }
  const blocks = [...reasons.values()].map(group => {
    const [first] = group;
    const names = bySeverity(group, paint).join('; ');
    const lines = [wrapText(first?.message ?? '', width, '  '), hang(`  ${chalk.dim('Open')}  `, names, width)];
    if (first?.cure) lines.push(hang(`  ${chalk.dim('Cure')}  `, first.cure, width));
    return lines.join('\n');
  });
  return `${chalk.yellow.bold('UNDECIDED')}  ${counted(open.length, 'finding')}\n${blocks.join('\n\n')}`;
}

function bySeverity(group: readonly Finding[], paint: Paint): readonly string[] {
  return severities.flatMap(severity => {
    const own = group.filter(finding => finding.severity === severity);
    if (own.length === 0) return [];
    const names = own.map(
      finding => newMark(finding) + (finding.subject === null ? finding.rule : `${finding.rule} (${finding.subject})`),
    );
    return [`${severityColor(paint, severity)(severity)}: ${names.join(', ')}`];
  });
}

/** Rules that threw: the tool broke, not the host. The stack is for a bug report, so only with --verbose. */
export function broken(findings: readonly Finding[], paint: Paint): string | undefined {
  const all = findings.filter(finding => finding.broken);
  if (all.length === 0) return undefined;
  const { chalk, width, verbose } = paint;
  const blocks = all.map(({ rule, message, cure, broken: thrown }) => {
    const lines = [`  ${chalk.bold(rule)}`, wrapText(message, width, '  ')];
    if (cure !== null) lines.push(hang(`  ${chalk.dim('Cure')}  `, cure, width));
    if (verbose && thrown)
      lines.push(
        chalk.dim(
          thrown.stack
            .split('\n')
            .map(line => `    ${line.trim()}`)
            .join('\n'),
        ),
      );
    return lines.join('\n');
  });
  return `${chalk.red.bold('BROKEN')}  ${counted(all.length, 'rule')} did not run\n${blocks.join('\n\n')}`;
}
