import { exitCodeOfFinding, type Finding, type ReportSet, type Rule } from '@hostlint/core';
import { isUnreadable, unreadableRule } from '../../../many/unreadable-rule.js';
import { inertText } from '../../inert.js';
import type { ReportSettings } from '../../report-settings.js';
import { wrapText } from '../layout.js';
import { paintOf } from '../paint.js';
import { waived } from '../waived.js';
import { exitReasonOfMany } from './exit-reason.js';
import { gather, hostsText } from './gather.js';
import { matrix } from './matrix.js';
import { broken, failing, notes, totals, undecided, unreadable, unseen, verdict } from './sections.js';

/** Many hosts for people: the worst first, what is the same said once, and as long for ten thousand as for some dozen. */
export function formatMany(set: ReportSet, rules: readonly Rule[], settings: ReportSettings): string {
  if (settings.quiet) return brief(set, settings);
  const { reports } = set;
  const paint = paintOf(settings);
  const count = reports.length;
  const readable = reports.filter(report => !isUnreadable(report));
  const all = gather(readable, isOpen);
  const letBe = gather(readable, ({ waiver, baseline }) => waiver !== null && baseline !== 'absent');
  const sections = [
    verdict(set, paint),
    unreadable(reports, paint),
    unseen(readable, count, paint),
    ...failing(all, count, rules, paint),
    notes(all, count, paint),
    broken(reports, paint),
    undecided(all, count, paint),
    waived(
      letBe.map(({ finding, hosts }) => ({ ...finding, message: `${hostsText(hosts, count, 3)}: ${finding.message}` })),
      paint,
    ),
    matrix(readable, paint),
    totals(set, paint),
    wrapText(`Exit code ${set.exitCode}: ${exitReasonOfMany(set, settings.exitPolicy)}`, settings.width),
  ];
  return inertText(`${sections.filter(section => section !== undefined).join('\n\n')}\n`);
}

const isOpen = ({ status, waiver, baseline, kernel }: Finding): boolean =>
  (status === 'fail' || status === 'unknown') && waiver === null && baseline !== 'absent' && kernel === undefined;

/** One line for what decides the exit code, and on which hosts. */
function brief({ reports, exitCode }: ReportSet, { exitPolicy, verbose }: ReportSettings): string {
  if (exitCode === 0) return '';
  const all = gather(reports, finding => exitCodeOfFinding(finding, exitPolicy) !== 0);
  const most = verbose ? Infinity : 10;
  const lines = all.map(({ finding, hosts }) => {
    const { rule, severity, status, message, broken: thrown } = finding;
    const word =
      rule === unreadableRule ? 'unreadable' : thrown ? 'broken' : status === 'unknown' ? 'undecided' : severity;
    const what = rule === unreadableRule ? word : `${word} ${rule}`;
    const text = `${what}: ${hostsText(hosts, reports.length, most)}: ${message.replace(/\s*\n\s*/g, ' ')}\n`;
    return { text, rank: gravity.indexOf(word) };
  });
  // Sorting is stable: within a word, what most hosts have stays first.
  const sorted = lines.sort((a, b) => a.rank - b.rank).map(({ text }) => text);
  return inertText(sorted.join(''));
}

const gravity = ['unreadable', 'broken', 'error', 'warning', 'info', 'undecided'];
