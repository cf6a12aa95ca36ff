import type { FactsOf, Needs } from './fact.js';
import type { MessageData, Messages, Placeholder } from './message.js';
import type {
  Fail,
  FailDetails,
  NotApplicable,
  Outcome,
  OutcomeDetails,
  Pass,
  Undecided,
  UndecidedDetails,
} from './outcome.js';
import type { Severity } from './severity.js';

export interface RuleMeta {
  /** What must hold, as a true sentence: passing confirms it, failing denies it. */
  readonly title: string;
  readonly why: string;
  /** How it is mended in general; a fail carries the commands for the host at hand. */
  readonly fix: string;
  readonly severity: Severity;
  /** Where the knowledge comes from: source files with versions, manuals, pages. */
  readonly sources: readonly string[];
  /** Engines that a fail keeps from starting, unless the outcome says otherwise. */
  readonly stops?: readonly string[];
  /** CVSS-like score from 0.1 to 10.0 for rules about security. */
  readonly securitySeverity?: number;
  readonly tags?: readonly string[];
  /** The presets that take the rule; otherwise those that take its area. */
  readonly presets?: readonly string[];
}

type DataArguments<S extends string> = [Placeholder<S>] extends [never]
  ? [data?: Readonly<Record<string, never>>, details?: FailDetails]
  : [data: MessageData<S>, details?: FailDetails];

export interface RuleContext<N extends Needs, M extends Messages, O> {
  readonly facts: FactsOf<N>;
  readonly options: Readonly<O>;
  pass(details?: OutcomeDetails): Pass;
  fail<K extends keyof M & string>(messageId: K, ...rest: DataArguments<M[K]>): Fail;
  notApplicable(why: string, details?: OutcomeDetails): NotApplicable;
  unknown(why: string, details?: UndecidedDetails): Undecided;
}

/** A JSON Schema for a rule's options: always an object. */
export type OptionsSchema = {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
} & Readonly<Record<string, unknown>>;

/** A pure function from facts to outcomes, with all that people need to know about it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export interface Rule<N extends Needs = any, M extends Messages = any, O = any> {
  readonly id: string;
  readonly meta: RuleMeta;
  readonly needs: N;
  readonly messages: M;
  readonly options: OptionsSchema | null;
  readonly defaults: O;
  check(context: RuleContext<N, M, O>): Outcome | readonly Outcome[];
}

/** @see Rule */
export function defineRule<
  const N extends Needs,
  const M extends Messages,
  O extends object = Record<never, never>,
>(rule: {
  readonly id: string;
  readonly meta: RuleMeta;
  readonly needs: N;
  readonly messages: M;
  readonly options?: OptionsSchema;
  readonly defaults?: O;
  check(context: RuleContext<N, M, NoInfer<O>>): Outcome | readonly Outcome[];
}): Rule<N, M, O> {
  return { options: null, defaults: {} as O, ...rule };
}
