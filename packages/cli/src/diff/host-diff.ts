import {
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
import type { Side } from './side.js';
import { verdictChanges, type VerdictChange } from './verdict-changes.js';

/** A changed verdict with the changed facts that its rule looks at, the likeliest cause first. */
export interface ExplainedChange extends VerdictChange {
  readonly causes: readonly Cause[];
}

export interface HostDiff {
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
  const verdicts = verdictChanges(before.report.findings, after.report.findings);
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
