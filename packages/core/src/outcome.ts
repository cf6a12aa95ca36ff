import type { Cure } from './cure.js';
import type { Evidence } from './evidence.js';
import type { Step } from './remedy.js';
import type { Severity } from './severity.js';

/** What to change on this host. Commands are for a root shell on the host judged. */
export interface Fix {
  readonly summary: string;
  readonly commands: readonly string[];
  /** All of it again, for machines. Absent where a part of it is left to people: which disk, which of two ways, what to read first. */
  readonly steps?: readonly Step[];
}

export interface OutcomeDetails {
  /** Which of several things of one kind this outcome is about. */
  readonly subject?: string;
  /** The lines that decided; otherwise the evidence of the rule's facts is shown. */
  readonly evidence?: readonly Evidence[];
  /** The CVSS score of this subject, where each has one of its own; otherwise `meta.securitySeverity`. */
  readonly securitySeverity?: number;
}

export interface FailDetails extends OutcomeDetails {
  readonly fix?: Fix;
  /** Lowers the severity of this outcome; it never raises it. */
  readonly severity?: Severity;
  /** The engines that this fail keeps from starting; otherwise `meta.stops`. */
  readonly stops?: readonly string[];
}

export interface Pass extends OutcomeDetails {
  readonly status: 'pass';
}

export interface Fail extends FailDetails {
  readonly status: 'fail';
  readonly messageId: string;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface NotApplicable extends OutcomeDetails {
  readonly status: 'not-applicable';
  readonly why: string;
}

export interface UndecidedDetails extends OutcomeDetails {
  /** The engines that might not start; otherwise `meta.stops`. */
  readonly stops?: readonly string[];
  readonly cure?: Cure;
  /** Lowers the severity of this outcome; it never raises it. */
  readonly severity?: Severity;
}

export interface Undecided extends UndecidedDetails {
  readonly status: 'unknown';
  readonly why: string;
}

export type Outcome = Pass | Fail | NotApplicable | Undecided;
