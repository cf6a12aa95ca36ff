import type { FactsOf, FactResult, Needs } from '../fact.js';
import { judge } from '../judge.js';
import { formatMessage, type Messages } from '../message.js';
import type { Fail, Outcome } from '../outcome.js';
import { schemaProblem } from '../options.js';
import type { Rule } from '../rule.js';
import type { Evidence } from '../evidence.js';
import type { UnknownReason } from '../errors.js';
import { unsteadyVerdicts } from './without-facts.js';

/** For `maybe()` needs in test cases. */
export const known = <T>(value: T, evidence: readonly Evidence[] = []): FactResult<T> => ({
  known: true,
  value,
  evidence,
});
export const unknown = (reason: UnknownReason = 'denied', detail = 'not readable'): FactResult<never> => ({
  known: false,
  reason,
  detail,
});

export interface RuleCase<N extends Needs, O> {
  /** What the case shows, as the docs say it. */
  readonly name: string;
  readonly facts: FactsOf<N>;
  readonly options?: Partial<O>;
  /** The subject of the outcome meant, where the rule gives several. */
  readonly subject?: string;
  /** The needs that prove what the others only predict, such as a trial mount: without them the verdict is another. */
  readonly proof?: readonly (keyof N & string)[];
}

export interface FailCase<N extends Needs, M extends Messages, O> extends RuleCase<N, O> {
  readonly message: keyof M & string;
  /** Data of the message, as far as the case wants to pin it. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** A part of the text shown to people. */
  readonly says?: string;
  readonly severity?: Fail['severity'];
  readonly stops?: readonly string[];
  /** The fix's commands, or a part of one of them. */
  readonly command?: string;
  /** The evidence that points at the line to change. */
  readonly evidence?: readonly Evidence[];
}

export interface RuleCases<N extends Needs, M extends Messages, O> {
  readonly pass: readonly RuleCase<N, O>[];
  readonly fail: readonly FailCase<N, M, O>[];
  readonly notApplicable?: readonly RuleCase<N, O>[];
  readonly unknown?: readonly RuleCase<N, O>[];
}

interface AnyCase extends FailCase<Needs, Messages, object> {
  readonly status: Outcome['status'];
}

/** Every table given to testRule in this process, for the docs. */
export const testedRules = new Map<
  string,
  { readonly rule: Rule; readonly cases: RuleCases<Needs, Messages, object> }
>();

const knownKeys = [
  'name',
  'facts',
  'options',
  'subject',
  'proof',
  'message',
  'data',
  'says',
  'severity',
  'stops',
  'command',
  'evidence',
  'status',
];

/**
 * Tests a rule with a table of cases under mocha's `describe` and `it`. Strict on the author: cases of one name, unknown keys,
 * messages that no case shows, facts that were not declared, a changed fact, and a rule without a pass and a fail case all fail. So does a
 * verdict that turns into another one where a fact is taken away, since what is not known may be anything.
 */
export function testRule<N extends Needs, M extends Messages, O>(rule: Rule<N, M, O>, cases: RuleCases<N, M, O>): void {
  const table = cases as unknown as RuleCases<Needs, Messages, object>;
  testedRules.set(rule.id, { rule, cases: table });
  const all: AnyCase[] = [
    ...table.pass.map(one => ({ ...one, status: 'pass' as const })),
    ...table.fail.map(one => ({ ...one, status: 'fail' as const })),
    ...(table.notApplicable ?? []).map(one => ({ ...one, status: 'not-applicable' as const })),
    ...(table.unknown ?? []).map(one => ({ ...one, status: 'unknown' as const })),
  ] as AnyCase[];
  describe(`rule ${rule.id}`, () => {
    it('has a whole and strict table of cases', async () => {
      await checkTable(rule, table, all);
    });
    for (const one of all) it(`${one.status}: ${one.name}`, () => checkCase(rule, one));
    it('comes to no other verdict where a fact is taken away', () => {
      const changed = unsteadyVerdicts(rule, all);
      if (changed.length > 0) throw new Error(changed.join('\n'));
    });
  });
}

async function checkTable(
  rule: Rule,
  table: RuleCases<Needs, Messages, object>,
  all: readonly AnyCase[],
): Promise<void> {
  if (table.pass.length === 0 || table.fail.length === 0)
    throw new Error('at least one pass case and one fail case are needed');
  const names = new Set<string>();
  for (const one of all) {
    if (names.has(one.name)) throw new Error(`two cases are named "${one.name}"`);
    names.add(one.name);
    const strange = Object.keys(one).filter(key => !knownKeys.includes(key));
    if (strange.length > 0) throw new Error(`case "${one.name}" has unknown keys: ${strange.join(', ')}`);
    const undeclared = Object.keys(one.facts).filter(name => !(name in rule.needs));
    if (undeclared.length > 0)
      throw new Error(`case "${one.name}" gives facts that the rule does not need: ${undeclared.join(', ')}`);
    const problem = one.options && rule.options ? await schemaProblem(rule.options, one.options) : undefined;
    if (problem) throw new Error(`case "${one.name}": options: ${problem}`);
  }
  const shown = new Set(table.fail.map(({ message }) => message));
  const unused = Object.keys(rule.messages).filter(id => !shown.has(id));
  if (unused.length > 0) throw new Error(`no fail case shows: ${unused.join(', ')}`);
}

function checkCase(rule: Rule, one: AnyCase): void {
  const before = describeFacts(one.facts);
  const outcomes = judge(rule, one.facts, one.options ?? {});
  if (describeFacts(one.facts) !== before) throw new Error('the rule changed its facts');
  const meant = one.subject === undefined ? outcomes : outcomes.filter(({ subject }) => subject === one.subject);
  if (meant.length === 0)
    throw new Error(
      `no outcome for subject "${one.subject}"; there are: ${outcomes.map(({ subject }) => subject).join(', ')}`,
    );
  const wanted =
    one.status === 'fail'
      ? meant.filter(outcome => outcome.status === 'fail' && outcome.messageId === one.message)
      : meant;
  const wrong = one.status === 'pass' ? meant.find(({ status }) => status !== 'pass') : undefined;
  const [first] = wanted.filter(({ status }) => status === one.status);
  if (!first || wrong)
    throw new Error(`wanted ${one.status}${one.message ? ` "${one.message}"` : ''}, got ${JSON.stringify(outcomes)}`);
  if (first.status === 'fail') checkFail(rule, one, first);
}

function checkFail(rule: Rule, one: AnyCase, outcome: Fail): void {
  const text = formatMessage((rule.messages as Messages)[outcome.messageId] ?? '', outcome.data);
  const left = /\{\w+\}/.exec(text);
  if (left && !Object.values(outcome.data).some(value => String(value).includes(left[0])))
    throw new Error(`placeholder ${left[0]} was not filled: ${text}`);
  for (const [name, value] of Object.entries(one.data ?? {})) same(`data.${name}`, outcome.data[name], value);
  if (one.says !== undefined && !text.includes(one.says))
    throw new Error(`the message does not say "${one.says}": ${text}`);
  if (one.severity !== undefined) same('severity', outcome.severity ?? rule.meta.severity, one.severity);
  if (one.stops !== undefined) same('stops', outcome.stops ?? rule.meta.stops ?? [], one.stops);
  if (one.evidence !== undefined) same('evidence', outcome.evidence, one.evidence);
  const { command } = one;
  if (command !== undefined && !outcome.fix?.commands.some(line => line.includes(command))) {
    throw new Error(`no command of the fix says "${command}": ${JSON.stringify(outcome.fix)}`);
  }
}

function same(what: string, actual: unknown, wanted: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`);
  }
}

const describeFacts = (facts: unknown): string =>
  JSON.stringify(facts, (_, value: unknown) =>
    value instanceof Map ? [...value] : value instanceof Set ? [...value] : value,
  ) ?? '';
