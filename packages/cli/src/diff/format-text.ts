import { uniqueEvidence, type HostSummary } from '@hostlint/core';
import { nameOf } from '../reporters/finding-text.js';
import { evidenceLines } from '../reporters/pretty/failures.js';
import { hang, wrapText } from '../reporters/pretty/layout.js';
import { severityColor, type Paint } from '../reporters/pretty/paint.js';
import { capitalized, counted } from '../reporters/pretty/words.js';
import { sourceWords } from '../reporters/source-words.js';
import { createFactLines } from './fact-lines.js';
import type { Cause } from './causes.js';
import type { FactChange } from './fact-changes.js';
import type { ExplainedChange, HostDiff } from './host-diff.js';
import type { VerdictKind } from './verdict-changes.js';

const headings: Readonly<Record<VerdictKind, string>> = {
  failed: 'FAILS NOW',
  graver: 'GRAVER',
  undecided: 'UNDECIDED NOW',
  milder: 'MILDER',
  mended: 'MENDED',
  decided: 'DECIDED',
  other: 'OTHERWISE',
};

/** For people: what got worse and what changed below it, then what got better, then what else. */
export function formatDiffText(diff: HostDiff, allFacts: boolean, paint: Paint): string {
  const factLines = createFactLines(paint);
  const groups: ExplainedChange[][] = [];
  for (const change of diff.verdicts.filter(({ kind }) => kind !== 'other' || paint.verbose)) {
    const last = groups.at(-1)?.[0];
    const same = last?.rule === change.rule && last.kind === change.kind && last.worse === change.worse;
    if (same) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  const sections = [
    heading(diff, paint),
    forecasts(diff, paint),
    ...groups.map(group => block(group, factLines, paint)),
    oneSided(diff, paint),
    allFacts && diff.facts ? everyFact(diff.facts, factLines, paint) : undefined,
    wrapText(closing(diff, allFacts), paint.width),
  ];
  return `${sections.filter(section => section !== undefined).join('\n\n')}\n`;
}

function heading({ names, before, after, verdicts, forecasts }: HostDiff, { chalk, width }: Paint): string {
  const worse = verdicts.filter(change => change.worse).length;
  const stopped = forecasts
    .filter(forecast => forecast.worse)
    .map(({ engine, after }) =>
      after === false
        ? `${capitalized(engine)} would not start any more`
        : `whether ${capitalized(engine)} would start cannot be told any more`,
    );
  const better = verdicts.filter(({ kind }) => ['mended', 'decided', 'milder'].includes(kind)).length;
  const said = [
    ...stopped,
    ...(worse > 0 ? [`${counted(worse, 'verdict')} got worse`] : stopped.length > 0 ? [] : ['nothing got worse']),
    ...(better > 0 ? [`${counted(better, 'verdict')} got better`] : []),
  ].join(', ');
  const color = worse + stopped.length > 0 ? chalk.red.bold : chalk.green.bold;
  const about = (name: string, { os, kernel, arch, source }: HostSummary): string =>
    chalk.dim(
      wrapText(
        `${name}: ${[os, kernel && `Linux ${kernel}`, arch, sourceWords(source)].filter(Boolean).join(' - ')}`,
        width,
      ),
    );
  const [then, now] = names;
  return [color(wrapText(`From ${then} to ${now}: ${said}.`, width)), about(then, before), about(now, after)].join(
    '\n',
  );
}

function forecasts({ forecasts: changes, names }: HostDiff, { chalk }: Paint): string | undefined {
  if (changes.length === 0) return undefined;
  const said = (value: unknown): string => (value === null ? 'cannot be told' : JSON.stringify(value));
  const lines = changes.map(({ engine, member, before, after, worse }) => {
    const line =
      member === null
        ? `  ${capitalized(engine)}: only ${before === undefined ? names[1] : names[0]} was judged for it`
        : `  ${capitalized(engine)} ${member}: ${said(before)} -> ${said(after)}`;
    return worse ? chalk.red(line) : line;
  });
  return [chalk.bold('FORECAST'), ...lines].join('\n');
}

function block(group: readonly ExplainedChange[], factLines: ReturnType<typeof createFactLines>, paint: Paint): string {
  const [first] = group;
  if (!first) return '';
  const { chalk, width } = paint;
  const color = first.worse ? severityColor(paint, first.severity) : chalk.green;
  const many = group.length > 1 ? chalk.dim(` (${group.length} times)`) : '';
  const finding = ({ before, after, kind }: ExplainedChange) =>
    kind === 'mended' || kind === 'decided' ? before : after;
  const messages = new Map<string, string[]>();
  for (const change of group) {
    const text = `${change.after?.waiver ? '[waived] ' : ''}${finding(change)?.message ?? ''}`;
    messages.set(text, [...(messages.get(text) ?? []), change.subject ?? '']);
  }
  const told = [...messages].map(([message, subjects]) => {
    const few = subjects.slice(0, 5).filter(Boolean).join(', ');
    const whom =
      subjects.length > 1 && few !== ''
        ? ` (${few}${subjects.length > 5 ? ` and ${subjects.length - 5} more` : ''})`
        : '';
    return hang(messages.size > 1 ? '  - ' : '  ', message + whom, width);
  });
  const evidence = uniqueEvidence(group.flatMap(change => finding(change)?.evidence ?? []));
  const was = [...new Set(group.map(change => `${statusOf(change.before)} -> ${statusOf(change.after)}`))].join('; ');
  return [
    `${color.bold(headings[first.kind])}  ${chalk.bold(first.rule)}${many}  ${chalk.dim(was)}`,
    ...told,
    ...evidenceLines(evidence, paint),
    ...factLines.causes(causesOfAll(group)),
  ].join('\n');
}

/** The facts below several verdicts of one rule, each once, with the differences that any of the verdicts speaks of first. */
function causesOfAll(group: readonly ExplainedChange[]): readonly Cause[] {
  const all = new Map<string, Cause>();
  for (const { causes } of group) {
    for (const cause of causes) {
      const known = all.get(cause.fact);
      const differences = [
        ...new Set([...(known?.differences.slice(0, 1) ?? []), ...cause.differences, ...(known?.differences ?? [])]),
      ];
      all.set(cause.fact, { ...cause, follows: cause.follows && (known?.follows ?? true), differences });
    }
  }
  return [...all.values()];
}

function statusOf(finding: ExplainedChange['before']): string {
  if (!finding) return 'nothing';
  return finding.status === 'fail' ? finding.severity : finding.status === 'unknown' ? 'undecided' : finding.status;
}

/** Of one rule many subjects may have been judged on one side alone. */
const mostNamed = 20;

function oneSided({ onlyBefore, onlyAfter, names }: HostDiff, { chalk, width }: Paint): string | undefined {
  const sides = [
    { name: names[0], findings: onlyBefore },
    { name: names[1], findings: onlyAfter },
  ];
  const lines = sides.flatMap(({ name, findings }) => {
    if (findings.length === 0) return [];
    const rules = [...new Set(findings.map(({ rule }) => rule))];
    const failing = [...new Set(findings.filter(({ status }) => status === 'fail').map(nameOf))];
    const some = failing.slice(0, mostNamed).join(', ');
    const more = failing.length > mostNamed ? ` and ${failing.length - mostNamed} more` : '';
    const fails = failing.length === 0 ? 'none of which fails' : `of which these fail: ${some}${more}`;
    const what = `${counted(findings.length, 'verdict')} of ${counted(rules.length, 'rule')}`;
    return [hang('  ', `Only ${name} has ${what}, ${fails}`, width)];
  });
  return lines.length === 0 ? undefined : [chalk.bold('NOT COMPARED'), ...lines].join('\n');
}

function everyFact(
  facts: readonly FactChange[],
  factLines: ReturnType<typeof createFactLines>,
  { chalk }: Paint,
): string {
  const shown = facts.filter(({ volatile, oneSided }) => !volatile && !oneSided);
  return [`${chalk.bold('FACTS')}  ${counted(shown.length, 'fact')} of both changed`, ...factLines.all(shown)].join(
    '\n',
  );
}

function closing(diff: HostDiff, allFacts: boolean): string {
  const { facts } = diff;
  const code = `Exit code ${diff.exitCode}: ${exitReason(diff)}.`;
  if (!facts)
    return `Reports hold no facts, so only verdicts were compared; for facts, compare hosts or snapshots.\n${code}`;
  const volatile = facts.filter(change => change.volatile).length;
  const oneSided = facts.filter(change => change.oneSided).length;
  const steady = facts.length - facts.filter(change => change.volatile || change.oneSided).length;
  const notes = [
    `${counted(steady, 'fact')} changed${steady > 0 && !allFacts ? ' (--facts shows them)' : ''}`,
    ...(volatile > 0 ? [`${volatile} only in what changes by itself`] : []),
    ...(oneSided > 0 ? [`${oneSided} could be read of one side alone`] : []),
  ];
  return `${notes.join(', ')}.\n${code}`;
}

function exitReason({ broken, exitCode, verdicts, forecasts }: HostDiff): string {
  if (broken.length > 0) return `${counted(broken.length, 'rule')} broke: ${broken.join(', ')}`;
  if (exitCode === 1) return 'something got worse';
  const worse = [...verdicts, ...forecasts].some(change => change.worse);
  return worse ? 'what got worse does not count (--fail-on)' : 'nothing got worse';
}
