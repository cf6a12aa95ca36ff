import { cureOf, cureWords, type Cure } from './cure.js';
import type { UnknownReason } from './errors.js';
import { cleanEvidence, uniqueEvidence, type Evidence } from './evidence.js';
import type { Needs } from './fact.js';
import type { FactStore, Resolved } from './fact-store.js';
import { judge } from './judge.js';
import { meetingsOf } from './meetings.js';
import { formatMessage } from './message.js';
import type { Fail, Fix, Outcome } from './outcome.js';
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
  /** What it says depends on what its facts met besides their values. */
  readonly ofMeetings?: true;
}

/** What is said where nothing runs of what is there only while a host runs. */
export const matterOfRunning = 'a matter of a running host, and this is a root file system';

/**
 * Puts a rule to its facts, which are settled. Does not throw for a rule that breaks: that becomes a finding. With a kernel it is
 * about that one, which is not the one that boots.
 */
export function judgeRule(
  store: Pick<FactStore, 'settled' | 'met' | 'host'>,
  active: ActiveRule,
  kernel?: string,
): JudgedRule {
  const { rule } = active;
  try {
    const facts = store.settled(rule.needs as Needs);
    const outcomes: readonly Outcome[] = facts.known
      ? judge(rule, facts.value, active.options)
      : [undecided(facts, store.host)];
    let met: ReadonlySet<UnknownReason> | undefined;
    const wordsOf = (cure: Cure): string | null =>
      cureWords(cure, store.host, () => (met ??= meetingsOf(store)(rule.needs as Needs)));
    const findings: Finding[] = [];
    for (const outcome of outcomes) {
      const finding = findingOf(active, outcome, facts, wordsOf, kernel);
      if (finding) findings.push(finding);
    }
    return { rule, outcomes, findings, broken: false, ...(met && { ofMeetings: true }) };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    return { rule, outcomes: [], findings: [brokenFinding(active, error, kernel)], broken: true };
  }
}

function undecided(
  { fact, reason, detail, runningOnly }: Exclude<Resolved, { known: true }>,
  host: FactStore['host'],
): Outcome {
  if (runningOnly) return { status: 'not-applicable', why: matterOfRunning };
  const cure = cureOf(reason, host);
  const why = `${fact} is unknown (${reason}): ${detail}`;
  return cure === null ? { status: 'unknown', why } : { status: 'unknown', why, cure };
}

const mostEvidence = 20;
const mostStackLines = 50;

const cleaned = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.length === 0 ? evidence : uniqueEvidence(evidence.slice(0, mostEvidence).map(cleanEvidence));

/** What the facts were read from, for outcomes that point at nothing; it is clean. */
const evidenceOf = (facts: Resolved): readonly Evidence[] => {
  const evidence = facts.known ? facts.evidence : [];
  return evidence.length > mostEvidence ? evidence.slice(0, mostEvidence) : evidence;
};

/** `RELEASE`, or `SUBJECT on RELEASE`: what is said of another kernel is a subject of its own. */
const onKernel = (subject: string | null, kernel: string): string =>
  subject === null ? kernel : `${subject} on ${kernel}`;

/**
 * A finding that points at nothing itself shows what its facts were read from. Of what is well most reports show none, and to put it
 * together takes longer than to judge: it is when somebody asks. The getter is the same for all, as V8 keeps objects with one of
 * their own as dictionaries.
 */
class FindingOfFacts implements Finding {
  static readonly #lazily: PropertyDescriptor & ThisType<FindingOfFacts> = {
    enumerable: true,
    get() {
      if (this.#facts) this.#gathered = evidenceOf(this.#facts);
      this.#facts = undefined;
      return this.#gathered;
    },
  };
  declare readonly rule: string;
  declare readonly subject: string | null;
  declare readonly evidence: readonly Evidence[];
  declare readonly fix: Fix | null;
  declare readonly cure: string | null;
  declare readonly waiver: null;
  declare readonly severity: Severity;
  declare readonly status: Finding['status'];
  declare readonly message: string;
  #facts: Resolved | undefined;
  #gathered: readonly Evidence[] = [];

  constructor(
    words: Pick<Finding, 'rule' | 'subject' | 'fix' | 'cure' | 'severity' | 'status' | 'message'>,
    evidence: readonly Evidence[] | Resolved,
  ) {
    this.rule = words.rule;
    this.subject = words.subject;
    if ('known' in evidence) {
      this.#facts = evidence;
      Object.defineProperty(this, 'evidence', FindingOfFacts.#lazily);
    } else this.evidence = evidence;
    this.fix = words.fix;
    this.cure = words.cure;
    this.waiver = null;
    this.severity = words.severity;
    this.status = words.status;
    this.message = words.message;
  }
}

function findingOf(
  active: ActiveRule,
  outcome: Outcome,
  facts: Resolved,
  wordsOf: (cure: Cure) => string | null,
  given: string | undefined,
): Finding | undefined {
  const { rule } = active;
  const kernel = given === undefined ? undefined : cleanText(given, 256);
  const own = outcome.subject === undefined ? null : cleanText(outcome.subject, 300);
  const subject = kernel === undefined ? own : onKernel(own, kernel);
  const level = (active.subjects.size > 0 ? levelOf(active, subject, own) : undefined) ?? active.level;
  if (level === 'off') return undefined;
  const { securitySeverity } = outcome;
  // It does not boot, so it can wait.
  const severity: Severity = kernel === undefined ? level : 'info';
  const weight = outcome.status === 'fail' || outcome.status === 'unknown' ? outcome.severity : undefined;
  const finding: Finding = new FindingOfFacts(
    {
      rule: rule.id,
      subject,
      fix: outcome.status === 'fail' ? fixOf(rule, outcome) : null,
      cure: outcome.status === 'unknown' && outcome.cure ? cleanOrNull(wordsOf(outcome.cure)) : null,
      severity: weight ? lower(severity, weight) : severity,
      status: outcome.status,
      message: messageOf(rule, outcome),
    },
    outcome.evidence ? cleaned(outcome.evidence) : facts,
  );
  if (kernel === undefined && securitySeverity === undefined) return finding;
  return {
    ...finding,
    ...(kernel !== undefined && { kernel }),
    ...(securitySeverity !== undefined && { securitySeverity }),
  };
}

/** The level of a subject by itself, with its kernel or of all kernels. */
const levelOf = ({ subjects }: ActiveRule, ...names: readonly (string | null)[]): Level | undefined =>
  names.map(name => (name === null ? undefined : subjects.get(name))).find(level => level !== undefined);

const cleanOrNull = (text: string | null): string | null => (text === null ? null : cleanText(text));

function messageOf({ id, meta, messages }: Rule, outcome: Outcome): string {
  if (outcome.status === 'pass') return meta.title;
  if (outcome.status !== 'fail') return cleanText(outcome.why);
  const message = (messages as Readonly<Record<string, string>>)[outcome.messageId];
  if (message === undefined) throw new TypeError(`rule "${id}" has no message "${outcome.messageId}"`);
  return formatMessage(message, outcome.data);
}

const fixOf = ({ meta }: Rule, { fix }: Fail): Fix => (fix ? cleanFix(fix) : { summary: meta.fix, commands: [] });

const cleanFix = (fix: Fix): Fix => ({
  summary: cleanText(fix.summary),
  commands: fix.commands.map(command => cleanText(command)),
  // What people would not see as it is, no machine does.
  ...(fix.steps && isClean(fix.steps) && { steps: fix.steps }),
});

function isClean(value: unknown): boolean {
  if (typeof value === 'string')
    return value.includes('\n') ? value.split('\n').every(isClean) : cleanText(value) === value;
  return typeof value !== 'object' || value === null || Object.values(value).every(isClean);
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
