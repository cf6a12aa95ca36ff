import { uniqueEvidence, type Evidence } from './evidence.js';
import type { FactStore, Resolved } from './fact-store.js';
import { judge } from './judge.js';
import { formatMessage } from './message.js';
import type { Fix, Outcome } from './outcome.js';
import type { Finding } from './report.js';
import type { Rule } from './rule.js';
import type { ActiveRule } from './ruleset.js';
import { lower, type Level, type Severity } from './severity.js';
import { cleanText } from './text.js';

export interface JudgedRule {
  readonly rule: Rule;
  readonly outcomes: readonly Outcome[];
  /** One finding per outcome whose level is not off. */
  readonly findings: readonly Finding[];
  readonly broken: boolean;
}

const cures: Readonly<Record<string, string>> = {
  denied: 'Run hostlint as root, or give this user the right to read it.',
  'timed-out': 'Give it more time with --timeout SECONDS, or look why the host does not answer.',
  'not-captured': 'Record the host again with this version of hostlint.',
  'not-running': 'Judge the running host.',
};

/** What is said where nothing runs of what is there only while a host runs. */
export const matterOfRunning = 'a matter of a running host, and this is a root file system';

/**
 * Gets a rule's facts and puts the rule to them. Never rejects for a rule that breaks: that becomes a finding. With a kernel it is
 * about that one, which is not the one that boots.
 */
export async function judgeRule(store: FactStore, active: ActiveRule, kernel?: string): Promise<JudgedRule> {
  const { rule } = active;
  try {
    const facts = await store.resolve(rule.needs);
    const outcomes: readonly Outcome[] = facts.known ? judge(rule, facts.value, active.options) : [undecided(facts)];
    const evidence = evidenceOnce(facts);
    const findings = outcomes.flatMap(outcome => findingOf(active, outcome, evidence, kernel) ?? []);
    return { rule, outcomes, findings, broken: false };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    return { rule, outcomes: [], findings: [brokenFinding(active, error, kernel)], broken: true };
  }
}

function undecided({ fact, reason, detail, runningOnly }: Exclude<Resolved, { known: true }>): Outcome {
  if (runningOnly) return { status: 'not-applicable', why: matterOfRunning };
  const cure = cures[reason];
  const why = `${fact} is unknown (${reason}): ${detail}`;
  return cure === undefined ? { status: 'unknown', why } : { status: 'unknown', why, cure };
}

const mostEvidence = 20;
const mostStackLines = 50;

const cleaned = (evidence: readonly Evidence[]): readonly Evidence[] =>
  uniqueEvidence(evidence.slice(0, mostEvidence).map(cleanEvidence));

/** What the facts were read from, for outcomes that point at nothing; a rule about many things has many of those. */
function evidenceOnce(facts: Resolved): () => readonly Evidence[] {
  let evidence: readonly Evidence[] | undefined;
  return () => (evidence ??= facts.known ? cleaned(facts.evidence) : []);
}

/** `RELEASE`, or `SUBJECT on RELEASE`: what is said of another kernel is a subject of its own. */
const onKernel = (subject: string | null, kernel: string): string =>
  subject === null ? kernel : `${subject} on ${kernel}`;

function findingOf(
  active: ActiveRule,
  outcome: Outcome,
  factEvidence: () => readonly Evidence[],
  given: string | undefined,
): Finding | undefined {
  const { rule } = active;
  const kernel = given === undefined ? undefined : cleanText(given, 256);
  const own = outcome.subject === undefined ? null : cleanText(outcome.subject, 300);
  const subject = kernel === undefined ? own : onKernel(own, kernel);
  const levelOf = (name: string | null): Level | undefined => (name === null ? undefined : active.subjects.get(name));
  const level = levelOf(subject) ?? levelOf(own) ?? active.level;
  if (level === 'off') return undefined;
  const { securitySeverity } = outcome;
  const base = {
    rule: rule.id,
    subject,
    evidence: outcome.evidence ? cleaned(outcome.evidence) : factEvidence(),
    fix: null,
    cure: null,
    waiver: null,
    ...(kernel !== undefined && { kernel }),
    ...(securitySeverity !== undefined && { securitySeverity }),
  };
  // It does not boot, so it can wait.
  const severity: Severity = kernel === undefined ? level : 'info';
  switch (outcome.status) {
    case 'pass':
      return { ...base, severity, status: 'pass', message: rule.meta.title };
    case 'fail':
      return {
        ...base,
        severity: outcome.severity ? lower(severity, outcome.severity) : severity,
        status: 'fail',
        message: formatMessage(messageOf(rule, outcome.messageId), outcome.data),
        fix: outcome.fix ? cleanFix(outcome.fix) : { summary: rule.meta.fix, commands: [] },
      };
    case 'not-applicable':
      return { ...base, severity, status: 'not-applicable', message: cleanText(outcome.why) };
    case 'unknown':
      return {
        ...base,
        severity: outcome.severity ? lower(severity, outcome.severity) : severity,
        status: 'unknown',
        message: cleanText(outcome.why),
        cure: outcome.cure ? cleanText(outcome.cure) : null,
      };
  }
}

function messageOf(rule: Rule, messageId: string): string {
  const message = (rule.messages as Readonly<Record<string, string>>)[messageId];
  if (message === undefined) throw new TypeError(`rule "${rule.id}" has no message "${messageId}"`);
  return message;
}

const cleanFix = (fix: Fix): Fix => ({
  summary: cleanText(fix.summary),
  commands: fix.commands.map(command => cleanText(command)),
  // What people would not see as it is, no machine does.
  ...(fix.steps && isClean(fix.steps) && { steps: fix.steps }),
});

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return value.split('\n').every(line => cleanText(line) === line);
  return typeof value !== 'object' || value === null || Object.values(value).every(isClean);
}

function cleanEvidence(evidence: Evidence): Evidence {
  const path = cleanText(evidence.path, 500);
  return evidence.text === undefined
    ? { ...evidence, path }
    : { ...evidence, path, text: cleanText(evidence.text, 200) };
}

const cleanLines = (text: string): string =>
  text
    .split('\n')
    .slice(0, mostStackLines)
    .map(line => cleanText(line, 300))
    .join('\n');

function brokenFinding(active: ActiveRule, thrown: unknown, kernel: string | undefined): Finding {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { rule } = active;
  return {
    rule: rule.id,
    severity: active.level === 'off' ? rule.meta.severity : active.level,
    status: 'unknown',
    subject: kernel === undefined ? null : cleanText(kernel, 256),
    ...(kernel !== undefined && { kernel: cleanText(kernel, 256) }),
    message: `rule "${rule.id}" broke: ${cleanText(error.message, 300)}`,
    evidence: [],
    fix: null,
    cure: 'This is a bug of the rule or of one of its facts; please report it with the output of --verbose.',
    waiver: null,
    broken: {
      name: cleanText(error.name, 100),
      message: cleanText(error.message),
      stack: cleanLines(error.stack ?? ''),
    },
  };
}
