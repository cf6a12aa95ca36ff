import {
  cleanText,
  severities,
  type ExitCode,
  type Finding,
  type HostSummary,
  type PluginIndex,
  type Severity,
} from '@hostlint/core';
import { factsBehind } from '../reach.js';
import { causesOf, type Cause } from './causes.js';
import { factChanges, type FactChange } from './fact-changes.js';
import { forecastChanges, type ForecastChange } from './forecast-changes.js';
import { presetsBehind, type Side } from './side.js';
import { verdictChanges, type VerdictChange } from './verdict-changes.js';

/** A changed verdict with the changed facts that its rule looks at, the likeliest cause first. */
export interface ExplainedChange extends VerdictChange {
  readonly causes: readonly Cause[];
}

export interface HostDiff {
  /** What people call the two: their labels, and by which they were named where these are the same. */
  readonly names: readonly [before: string, after: string];
  readonly before: HostSummary;
  readonly after: HostSummary;
  readonly forecasts: readonly ForecastChange[];
  readonly verdicts: readonly ExplainedChange[];
  readonly onlyBefore: readonly Finding[];
  readonly onlyAfter: readonly Finding[];
  /** Of the facts that the rules look at; `null`: a side is a report, which holds none. */
  readonly facts: readonly FactChange[] | null;
  /** Rules that broke on a side. */
  readonly broken: readonly string[];
  readonly exitCode: ExitCode;
}

/** How two hosts differ. `failOn`: the lowest severity of a change for the worse that makes the exit code 1. */
export async function diffSides(
  [before, after]: readonly [Side, Side],
  index: PluginIndex,
  failOn: Severity | 'never',
): Promise<HostDiff> {
  const judgedAlike = JSON.stringify(presetsBehind(before.report)) === JSON.stringify(presetsBehind(after.report));
  const verdicts = verdictChanges(before.report.findings, after.report.findings, judgedAlike);
  const forecasts = forecastChanges(before.report.forecasts, after.report.forecasts);
  const all = [...before.report.findings, ...after.report.findings];
  const judged = [...new Set(all.map(({ rule }) => rule))].flatMap(id => index.rules.get(id) ?? []);
  const wanted = [...new Set(judged.flatMap(rule => factsBehind(rule.needs)))];
  wanted.sort((a, b) => (a.id < b.id ? -1 : 1));
  const facts = before.facts && after.facts ? await factChanges(wanted, before.facts, after.facts) : null;
  const changed = new Map((facts ?? []).map(change => [change.fact, change]));
  const explained = verdicts.changes.map(change => {
    const rule = index.rules.get(change.rule);
    const findings = [change.before, change.after].filter(finding => finding !== null);
    return { ...change, causes: rule ? causesOf(rule, findings, changed) : [] };
  });
  const broken = [...new Set(all.filter(finding => finding.broken).map(({ rule }) => rule))].sort();
  const counts = ({ worse, severity }: VerdictChange): boolean =>
    worse && failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);
  const worse = explained.some(counts) || (failOn !== 'never' && forecasts.some(forecast => forecast.worse));
  return {
    names: namesOf(before, after),
    before: before.report.host,
    after: after.report.host,
    forecasts,
    verdicts: explained,
    onlyBefore: verdicts.onlyBefore,
    onlyAfter: verdicts.onlyAfter,
    facts,
    broken,
    exitCode: broken.length > 0 ? 2 : worse ? 1 : 0,
  };
}

function namesOf(before: Side, after: Side): HostDiff['names'] {
  const [then, now] = [before.report.host.label, after.report.host.label];
  if (then !== now || before.name === after.name) return [then, now];
  return [`${then} (${cleanText(before.name, 200)})`, `${now} (${cleanText(after.name, 200)})`];
}
