import { defaultExitPolicy, exitCodeOf, type ExitPolicy } from './exit-code.js';
import { chooseRuleset } from './choose-ruleset.js';
import { createFactStore, type FactStore, type FactStoreOptions } from './fact-store.js';
import { countFindings, sortFindings } from './findings.js';
import { forecastEngine } from './forecast-engine.js';
import { judgeOtherKernels } from './other-kernels.js';
import type { HostSummary, Report } from './report.js';
import { judgeRule, type JudgedRule } from './judge-rule.js';
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
  /** Is given the facts of the run: asked for one that was read, they answer from memory. */
  readonly onFacts?: (facts: Pick<FactStore, 'get'>) => void;
  readonly signal?: AbortSignal;
}

/**
 * Judges a host: from a source and a ruleset to a report. Reads each fact at most once and only if something wants it.
 * Prints nothing and keeps nothing. Rejects with the signal's reason when aborted.
 */
export async function lint(source: HostSource, given: Ruleset, options: LintOptions = {}): Promise<Report> {
  const storeFor = (judged: readonly string[], kernel?: string, base?: FactStoreOptions['base']): FactStore =>
    createFactStore(source, {
      settings: { engines: options.engines ?? {}, judged, ...(kernel !== undefined && { kernel }) },
      timeoutMs: options.timeoutMs ?? 10_000,
      signal: options.signal,
      ...(base && { base }),
    });
  const { ruleset, chosen } = await chooseRuleset(given, () => storeFor([]));
  const store = storeFor(ruleset.judged);
  options.onFacts?.(store);
  const judged = new Map<string, Promise<JudgedRule>>();
  const judgeOnce = (active: ActiveRule): Promise<JudgedRule> => {
    let result = judged.get(active.rule.id);
    if (!result) judged.set(active.rule.id, (result = judgeRule(store, active)));
    return result;
  };
  const [rules, stoppers, host] = await Promise.all([
    Promise.all(ruleset.rules.map(judgeOnce)),
    Promise.all(ruleset.stoppers.map(judgeOnce)),
    describeHost(source, store, ruleset, options.label),
  ]);
  options.signal?.throwIfAborted();
  const { otherKernels, findings: ofOthers } = await judgeOtherKernels(ruleset, store, (kernel, base) =>
    storeFor(ruleset.judged, kernel, base),
  );
  options.signal?.throwIfAborted();
  const findings = sortFindings([...rules.flatMap(({ findings }) => findings), ...ofOthers]);
  return {
    schemaVersion: 1,
    tool: options.tool ?? { name: 'hostlint', version: '0.0.0' },
    host,
    presets: ruleset.presets,
    chosen,
    forecasts: await Promise.all(ruleset.forecasts.map(forecast => forecastEngine(store, forecast, stoppers))),
    ...(otherKernels && { otherKernels }),
    findings,
    counts: countFindings(findings),
    exitCode: exitCodeOf(findings, options.exitPolicy ?? defaultExitPolicy),
  };
}

async function describeHost(
  source: HostSource,
  store: FactStore,
  ruleset: Ruleset,
  label = 'localhost',
): Promise<HostSummary> {
  const unnamed = { kernel: null, os: null, arch: null };
  const facts = ruleset.host ? await store.resolve(ruleset.host.needs) : null;
  const named = facts?.known && ruleset.host ? ruleset.host.describe(facts.value) : unnamed;
  const clean = (text: string | null): string | null => (text === null ? null : cleanText(text, 200));
  return {
    label: cleanText(label, 200),
    source: source.kind,
    kernel: clean(named.kernel),
    os: clean(named.os),
    arch: clean(named.arch),
  };
}
