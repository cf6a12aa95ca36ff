import { defaultExitPolicy, type ExitPolicy } from './exit-code.js';
import { boundFindings, mostSubjects } from './bound-findings.js';
import { chooseRuleset } from './choose-ruleset.js';
import type { Needs } from './fact.js';
import { createFactStore, settledOrNull, type FactStore, type FactStoreOptions } from './fact-store.js';
import { forecastEngine } from './forecast-engine.js';
import { judgeAgain } from './memory/judge-again.js';
import type { Memory } from './memory/memory.js';
import { summarise } from './memory/summaries.js';
import { limitsOf } from './limits.js';
import { judgeOtherKernels } from './other-kernels.js';
import type { DescribedHost } from './plugin.js';
import type { Finding, HostSummary, Report } from './report.js';
import { rememberAnswers } from './remembered-source.js';
import type { JudgedRule } from './judge-rule.js';
import type { ActiveRule, Ruleset } from './ruleset.js';
import type { HostSource } from './source.js';
import { cleanText } from './text.js';

export interface LintOptions {
  readonly tool?: { readonly name: string; readonly version: string };
  /** The host's stable name in reports. */
  readonly label?: string;
  /** Engine versions to judge for instead of those found. */
  readonly engines?: Readonly<Record<string, string>>;
  /** Bound on one fact; 10 000 by default. */
  readonly timeoutMs?: number;
  readonly exitPolicy?: ExitPolicy;
  /** Of one rule so many findings of a status are told one by one, and the rest of them as one; 200 by default. */
  readonly mostSubjects?: number;
  /** Is given the facts of the run: asked for one that was read, they answer from memory. */
  readonly onFacts?: (facts: Pick<FactStore, 'get'>) => void;
  readonly signal?: AbortSignal;
  /** What the hosts before taught, from `createMemory`: for runs over many hosts. It changes no report. */
  readonly memory?: Memory;
}

/**
 * Judges a host: from a source and a ruleset to a report. Reads each fact at most once and only if something wants it.
 * Prints nothing and keeps nothing. Rejects with the signal's reason when aborted.
 */
export async function lint(source: HostSource, given: Ruleset, options: LintOptions = {}): Promise<Report> {
  const { memory } = options;
  const host = source.atOnce ? source : rememberAnswers(source);
  const storeFor = (judged: readonly string[], kernel?: string, base?: FactStoreOptions['base']): FactStore =>
    createFactStore(host, {
      settings: { engines: options.engines ?? {}, judged, ...(kernel !== undefined && { kernel }) },
      timeoutMs: options.timeoutMs ?? 10_000,
      signal: options.signal,
      memory,
      ...(base && { base }),
    });
  const { ruleset, chosen } = await chooseRuleset(given, () => storeFor([]), memory?.settled(given));
  const store = storeFor(ruleset.judged);
  options.onFacts?.(store);
  await store.settle(needsOf(ruleset));
  options.signal?.throwIfAborted();
  const judged = new Map<string, JudgedRule>();
  const judgeOnce = (active: ActiveRule): JudgedRule => {
    let result = judged.get(active.rule.id);
    if (!result) judged.set(active.rule.id, (result = judgeAgain(store, active, memory)));
    return result;
  };
  const rules = ruleset.rules.map(judgeOnce);
  const stoppers = ruleset.stoppers.map(judgeOnce);
  const { host: summary, limits: described } = describeHost(source, store, ruleset, options.label);
  const { otherKernels, rules: ofOthers } = await judgeOtherKernels(ruleset, store, memory, (kernel, base) =>
    storeFor(ruleset.judged, kernel, base),
  );
  options.signal?.throwIfAborted();
  const forecasts = ruleset.forecasts.map(forecast => forecastEngine(store, forecast, stoppers));
  const bounded = ({ findings }: JudgedRule): readonly Finding[] =>
    boundFindings(findings, options.mostSubjects ?? mostSubjects);
  const lists = [...rules, ...ofOthers].map(bounded);
  const said = (memory?.summarise ?? summarise)(lists, options.exitPolicy ?? defaultExitPolicy);
  const limits = limitsOf(store, rules, source.kind, described);
  return {
    schemaVersion: 1,
    tool: options.tool ?? { name: 'hostlint', version: '0.0.0' },
    host: summary,
    presets: ruleset.presets,
    chosen,
    ...(limits.length > 0 && { limits }),
    forecasts,
    ...(otherKernels && { otherKernels }),
    ...said,
  };
}

/** All that a run asks for, so that everything is under way before anything is waited for. */
function needsOf({ rules, stoppers, host, forecasts, kernels }: Ruleset): readonly Needs[] {
  const judged = [...rules, ...stoppers].map(({ rule }) => rule.needs as Needs);
  const others = kernels ? [{ others: kernels.others }] : [];
  return [...judged, ...(host ? [host.needs] : []), ...forecasts.map(({ needs }) => needs), ...others];
}

function describeHost(
  source: HostSource,
  store: FactStore,
  ruleset: Ruleset,
  label = 'localhost',
): { readonly host: HostSummary } & Required<Pick<DescribedHost, 'limits'>> {
  const unnamed: DescribedHost = { kernel: null, os: null, arch: null };
  const facts = ruleset.host && settledOrNull(store, ruleset.host.needs);
  const named = facts?.known && ruleset.host ? ruleset.host.describe(facts.value) : unnamed;
  const clean = (text: string | null): string | null => (text === null ? null : cleanText(text, 200));
  const host = {
    label: cleanText(label, 200),
    source: source.kind,
    kernel: clean(named.kernel),
    os: clean(named.os),
    arch: clean(named.arch),
  };
  return { host, limits: named.limits ?? [] };
}
