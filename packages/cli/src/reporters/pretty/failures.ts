import { uniqueEvidence, type Evidence, type Finding, type Fix, type Rule } from '@hostlint/core';
import { hang, wrapText } from './layout.js';
import { severityColor, type Paint } from './paint.js';
import { waiverLine } from './waived.js';
import { counted, newMark } from './words.js';

const shownEvidence = 3;

/** What failed, gravest first: what, why, where it was seen, and the commands that mend it. One block for each rule. */
export function failures(findings: readonly Finding[], rules: readonly Rule[], paint: Paint): readonly string[] {
  const groups: Finding[][] = [];
  for (const finding of findings.filter(({ status }) => status === 'fail')) {
    if (finding.severity === 'info' && !paint.verbose) continue;
    const last = groups.at(-1);
    if (last?.[0]?.rule === finding.rule && last[0].severity === finding.severity) last.push(finding);
    else groups.push([finding]);
  }
  return groups.map(group => block(group, rules, paint));
}

/** What is worth knowing and asks for nothing now: a line for each, so that what does stands out. */
export function notes(findings: readonly Finding[], paint: Paint): string | undefined {
  const all = findings.filter(({ status, severity }) => status === 'fail' && severity === 'info');
  if (all.length === 0 || paint.verbose) return undefined;
  const lines = all.map(finding => hang(`  ${finding.rule}  `, newMark(finding) + finding.message, paint.width));
  const heading = `${severityColor(paint, 'info').bold('NOTES')}  ${counted(all.length, 'finding')} of severity info`;
  return `${heading} ${paint.chalk.dim('(--verbose tells more)')}\n${lines.join('\n')}`;
}

function block(group: readonly Finding[], rules: readonly Rule[], paint: Paint): string {
  const [first] = group;
  if (!first) return '';
  const { chalk, width } = paint;
  const rule = rules.find(({ id }) => id === first.rule);
  const title = severityColor(paint, first.severity).bold(first.severity.toUpperCase());
  const many = group.length > 1 ? chalk.dim(` (${group.length} times)`) : '';
  const why = rule ? [hang(`  ${chalk.dim('Why')}   `, rule.meta.why, width)] : [];
  const body = group.length > 1 && sameFix(group) ? together(group, why, paint) : oneByOne(group, why, paint);
  const more = `  ${chalk.dim('More')}  hostlint explain ${first.rule}`;
  return [`${title}  ${chalk.bold(first.rule)}${many}`, ...body, more].join('\n');
}

const sameFix = ([first, ...others]: readonly Finding[]): boolean =>
  others.every(({ fix }) => JSON.stringify(fix) === JSON.stringify(first?.fix));

/** Many of a kind that one fix mends: what differs in a list, the rest once. */
function together(group: readonly Finding[], why: readonly string[], paint: Paint): readonly string[] {
  const evidence = uniqueEvidence(group.flatMap(finding => finding.evidence));
  return [
    ...group.map(finding => hang('  - ', newMark(finding) + finding.message, paint.width)),
    ...expiredWaivers(group, paint),
    ...why,
    ...evidenceLines(evidence, paint),
    ...fixLines(group[0]?.fix ?? null, paint),
  ];
}

function expiredWaivers(group: readonly Finding[], paint: Paint): readonly string[] {
  const waivers = new Set(group.flatMap(({ expiredWaiver }) => expiredWaiver ?? []));
  return [...waivers].map(waiver => waiverLine(`  ${paint.chalk.dim('Past')}  let be `, waiver, paint));
}

function oneByOne(group: readonly Finding[], why: readonly string[], paint: Paint): readonly string[] {
  return group.flatMap((finding, index) => {
    const next = group[index + 1];
    // What every one of a kind has in common is said once, below the last.
    const last = !next || JSON.stringify(next.fix) !== JSON.stringify(finding.fix);
    return [
      wrapText(newMark(finding) + finding.message, paint.width, '  '),
      ...expiredWaivers([finding], paint),
      ...(index === 0 ? why : []),
      ...evidenceLines(finding.evidence, paint),
      ...(last ? fixLines(finding.fix, paint) : []),
      ...(next ? [''] : []),
    ];
  });
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

function fixLines(fix: Fix | null, { chalk, width }: Paint): readonly string[] {
  if (!fix) return [];
  const commands = fix.commands.map(command => `          ${chalk.cyan(command)}`);
  return [hang(`  ${chalk.dim('Fix')}   `, fix.summary, width), ...commands];
}
