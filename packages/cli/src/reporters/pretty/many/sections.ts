import { joinLimits, type Report, type ReportSet, type Rule } from '@hostlint/core';
import { isUnreadable } from '../../../many/unreadable-rule.js';
import { failures } from '../failures.js';
import { hang, wrapText } from '../layout.js';
import { limitLines } from '../limits.js';
import { severityColor, type Paint } from '../paint.js';
import { capitalized, counted } from '../words.js';
import { grouped } from '../../grouped.js';
import { type Common, gather, hostsText } from './gather.js';

const namesShown = (paint: Paint): number => (paint.verbose ? Infinity : 3);
/** Of one rule: in what words it fails may hold what was measured, and differ on each host. */
const variantsShown = 5;
const blocksShown = 40;
const limitsShown = 8;

/** The answer. */
export function verdict({ reports, tool }: ReportSet, paint: Paint): string {
  const all = reports.length;
  const unreadable = reports.filter(isUnreadable).length;
  const failed = reports.filter(
    ({ counts, findings }) => counts.fail.error > 0 || findings.some(({ broken }) => broken),
  );
  const open = reports.filter(({ exitCode }) => exitCode === 3).length;
  const bad = failed.length - unreadable;
  const parts = [
    bad > 0 && `${bad} of ${all} hosts ${bad === 1 ? 'is' : 'are'} not ready`,
    open > 0 && `${open} could not be judged whole`,
    unreadable > 0 && `${unreadable} could not be read`,
  ].filter(part => part !== false);
  const text = parts.length === 0 ? `All ${all} hosts are ready.` : `${capitalized(parts.join(', '))}.`;
  const color = failed.length > 0 ? 'red' : open > 0 ? 'yellow' : 'green';
  const presets = [...new Set(reports.flatMap(report => report.presets))];
  const lines = refusals(reports).map(line => paint.chalk.red(line));
  return [
    paint.chalk.bold[color](wrapText(text, paint.width)),
    ...lines,
    paint.chalk.dim(wrapText(`${tool.name} ${tool.version}, preset ${presets.join(' + ')}`, paint.width)),
  ].join('\n');
}

function refusals(reports: readonly Report[]): readonly string[] {
  const hosts = new Map<string, number>();
  for (const { forecasts } of reports) {
    for (const { engine, starts } of forecasts) if (starts === false) hosts.set(engine, (hosts.get(engine) ?? 0) + 1);
  }
  return [...hosts].map(([engine, count]) => `${capitalized(engine)} would not start on ${counted(count, 'host')}.`);
}

/** Hosts that could not be read, by the reason. */
export function unreadable(reports: readonly Report[], paint: Paint): string | undefined {
  const all = reports.filter(isUnreadable);
  if (all.length === 0) return undefined;
  const shown = paint.verbose ? all : all.slice(0, 20);
  const lines = shown.map(({ host, findings }) =>
    hang(`  ${paint.chalk.bold(host.label)}  `, findings[0]?.message ?? '', paint.width),
  );
  const more =
    all.length > shown.length ? [paint.chalk.dim(`  and ${all.length - shown.length} more (--verbose)`)] : [];
  return [`${paint.chalk.red.bold('UNREADABLE')}  ${counted(all.length, 'host')}`, ...lines, ...more].join('\n');
}

/** What could not be seen, and on which hosts. */
export function unseen(reports: readonly Report[], count: number, paint: Paint): string | undefined {
  const all = joinLimits(reports.map(({ host: { label }, limits = [] }) => ({ label, limits })));
  const shown = paint.verbose ? all : all.slice(0, limitsShown);
  const lines = shown.map(({ hosts, text }) => `${hostsText(hosts, count, namesShown(paint))}: ${text}`);
  return limitLines(
    all.length > shown.length ? [...lines, `and ${all.length - shown.length} more (--verbose)`] : lines,
    paint,
  );
}

/** What fails somewhere: one block for each rule, with the hosts before the message. */
export function failing(
  all: readonly Common[],
  count: number,
  rules: readonly Rule[],
  paint: Paint,
): readonly string[] {
  const failed = all.filter(({ finding }) => finding.status === 'fail');
  const told = paint.verbose ? failed : failed.filter(({ finding }) => finding.severity !== 'info');
  const blocks = grouped(told, ({ finding }) => `${finding.severity} ${finding.rule}`);
  const shown = paint.verbose ? blocks : blocks.slice(0, blocksShown);
  const texts = shown.map(variants => {
    const some = paint.verbose ? variants : variants.slice(0, variantsShown);
    const [block = ''] = failures(
      some.map(common => onHosts(common, count, paint)),
      rules,
      paint,
    );
    const left = variants.slice(some.length);
    if (left.length === 0) return block;
    const hosts = new Set(left.flatMap(({ hosts }) => hosts)).size;
    return `${block}\n${paint.chalk.dim(`  and ${left.length} more in other words, on ${counted(hosts, 'host')} (--verbose)`)}`;
  });
  const more = blocks.length - shown.length;
  return more > 0
    ? [...texts, paint.chalk.dim(`and ${counted(more, 'more rule')} that fail somewhere (--verbose)`)]
    : texts;
}

function onHosts({ finding, hosts }: Common, count: number, paint: Paint): Common['finding'] {
  return { ...finding, message: `${hostsText(hosts, count, namesShown(paint))}: ${finding.message}` };
}

/** What is of severity info: a line for each rule. */
export function notes(all: readonly Common[], count: number, paint: Paint): string | undefined {
  const info = all.filter(({ finding }) => finding.status === 'fail' && finding.severity === 'info');
  if (info.length === 0 || paint.verbose) return undefined;
  const lines = grouped(info, ({ finding }) => finding.rule).map(variants => {
    const hosts = [...new Set(variants.flatMap(({ hosts }) => hosts))].sort();
    const first = variants.length === 1 ? variants[0].finding.message : `${variants.length} findings`;
    return hang(`  ${variants[0].finding.rule}  `, `${hostsText(hosts, count, 2)}: ${first}`, paint.width);
  });
  const heading = `${severityColor(paint, 'info').bold('NOTES')}  ${counted(lines.length, 'rule')} of severity info`;
  return `${heading} ${paint.chalk.dim('(--verbose tells more)')}\n${lines.join('\n')}`;
}

/** What could not be decided: one block for each reason. */
export function undecided(all: readonly Common[], count: number, paint: Paint): string | undefined {
  const open = all.filter(({ finding }) => finding.status === 'unknown' && !finding.broken);
  if (open.length === 0) return undefined;
  const reasons = grouped(open, ({ finding }) => `${finding.message}\0${finding.cure ?? ''}`);
  const shown = paint.verbose ? reasons : reasons.slice(0, 15);
  const dim = paint.chalk.dim;
  const blocks = shown.map(group => {
    const [{ finding }] = group;
    const hosts = [...new Set(group.flatMap(({ hosts }) => hosts))].sort();
    const rules = [...new Set(group.map(({ finding: { severity, rule } }) => `${rule} (${severity})`))];
    const names = paint.verbose || rules.length <= 8 ? rules : [...rules.slice(0, 8), `${rules.length - 8} more`];
    return [
      wrapText(finding.message, paint.width, '  '),
      hang(`  ${dim('On')}    `, hostsText(hosts, count, namesShown(paint)), paint.width),
      hang(`  ${dim('Open')}  `, names.join(', '), paint.width),
      ...(finding.cure === null ? [] : [hang(`  ${dim('Cure')}  `, finding.cure, paint.width)]),
    ].join('\n');
  });
  const more =
    reasons.length > shown.length ? [dim(`  and ${reasons.length - shown.length} more reasons (--verbose)`)] : [];
  return [
    `${paint.chalk.yellow.bold('UNDECIDED')}  ${counted(reasons.length, 'reason')}\n${blocks.join('\n\n')}`,
    ...more,
  ].join('\n\n');
}

/** Rules that broke somewhere. */
export function broken(reports: readonly Report[], paint: Paint): string | undefined {
  const all = gather(
    reports.filter(report => !isUnreadable(report)),
    finding => finding.broken !== undefined,
  );
  if (all.length === 0) return undefined;
  const lines = all.map(({ finding, hosts }) =>
    hang(
      `  ${paint.chalk.bold(finding.rule)}  `,
      `${hostsText(hosts, reports.length, namesShown(paint))}: ${finding.message}`,
      paint.width,
    ),
  );
  return `${paint.chalk.red.bold('BROKEN')}  ${counted(all.length, 'rule')} did not run\n${lines.join('\n')}`;
}

/** What was counted, over all hosts. */
export function totals(set: ReportSet, paint: Paint): string {
  const reports = set.reports.filter(report => !isUnreadable(report));
  const sum = (of: (report: Report) => number): number => reports.reduce((total, report) => total + of(report), 0);
  const fails = (['error', 'warning', 'info'] as const).map(severity =>
    counted(
      sum(({ counts }) => counts.fail[severity]),
      severity,
    ),
  );
  const waived = sum(({ counts }) => counts.waived);
  const rest = [
    ...fails,
    `${sum(({ counts }) => counts.unknown)} undecided`,
    ...(waived > 0 ? [`${waived} waived`] : []),
    `${counted(
      sum(({ counts }) => counts.pass),
      'check',
    )} passed`,
    `${sum(({ counts }) => counts.notApplicable)} not applicable`,
  ];
  return paint.chalk.dim(
    wrapText(
      `${counted(reports.length, 'host')}${reports.length < set.reports.length ? ' that could be read' : ''}: ${rest.join(', ')}`,
      paint.width,
    ),
  );
}
