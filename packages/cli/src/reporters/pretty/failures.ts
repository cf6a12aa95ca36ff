import type { Evidence, Finding, Rule } from '@hostlint/core';
import { hang, wrapText } from './layout.js';
import { severityColor, type Paint } from './paint.js';
import { counted } from './words.js';

const shownEvidence = 3;

/** What failed, gravest first: what, why, where it was seen, and the commands that mend it. One block for each rule. */
export function failures(findings: readonly Finding[], rules: readonly Rule[], paint: Paint): readonly string[] {
  const groups: Finding[][] = [];
  for (const finding of findings.filter(({ status }) => status === 'fail')) {
    const last = groups.at(-1);
    if (last?.[0]?.rule === finding.rule && last[0].severity === finding.severity) last.push(finding);
    else groups.push([finding]);
  }
  return groups.map(group => block(group, rules, paint));
}

function block(group: readonly Finding[], rules: readonly Rule[], paint: Paint): string {
  const [first] = group;
  if (!first) return '';
  const { chalk, width } = paint;
  const rule = rules.find(({ id }) => id === first.rule);
  const title = severityColor(paint, first.severity).bold(first.severity.toUpperCase());
  const many = group.length > 1 ? chalk.dim(` (${group.length} times)`) : '';
  const lines = [`${title}  ${chalk.bold(first.rule)}${many}`];
  for (const [index, finding] of group.entries()) {
    lines.push(wrapText(finding.message, width, '  '));
    if (index === 0 && rule) lines.push(hang(`  ${chalk.dim('Why')}   `, rule.meta.why, width));
    // What every one of a kind has in common is said once, below the last.
    const next = group[index + 1];
    lines.push(...evidenceLines(finding.evidence, paint));
    if (!next || JSON.stringify(next.fix) !== JSON.stringify(finding.fix)) lines.push(...fixLines(finding, paint));
    if (next) lines.push('');
  }
  lines.push(`  ${chalk.dim('More')}  hostlint explain ${first.rule}`);
  return lines.join('\n');
}

export function evidenceLines(evidence: readonly Evidence[], { chalk, verbose }: Paint): readonly string[] {
  const shown = verbose ? evidence : evidence.slice(0, shownEvidence);
  const lines = shown.flatMap(({ path, line, column, text }, index) => {
    const place = [path, line, column].filter(part => part !== undefined).join(':');
    const heading = index === 0 ? `  ${chalk.dim('Seen')}  ` : '        ';
    return [`${heading}${place}`, ...sourceLines(text, column).map(part => chalk.dim(`          | ${part}`))];
  });
  const hidden = evidence.length - shown.length;
  return hidden > 0 ? [...lines, chalk.dim(`        and ${counted(hidden, 'more place')} (--verbose)`)] : lines;
}

/** The line, and below it a caret at the column where that lies within what is shown. */
function sourceLines(text: string | undefined, column: number | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  return column === undefined || column > text.length + 1 ? [text] : [text, `${' '.repeat(column - 1)}^`];
}

function fixLines({ fix }: Finding, { chalk, width }: Paint): readonly string[] {
  if (!fix) return [];
  const commands = fix.commands.map(command => `          ${chalk.cyan(command)}`);
  return [hang(`  ${chalk.dim('Fix')}   `, fix.summary, width), ...commands];
}
