import type { Evidence } from './evidence.js';
import type { EngineForecast } from './forecast.js';
import type { Fix, Outcome } from './outcome.js';
import type { Severity } from './severity.js';

export type Status = Outcome['status'];

/** What a reviewed file says of a finding: known, and let be for a time. */
export interface Waiver {
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, as `YYYY-MM-DD`; `null`: it holds for good. */
  readonly expires: string | null;
  /** Where it stands. */
  readonly file: string;
  readonly line: number;
}

/** A waiver that covered nothing although its rule was judged: what it let be has gone, or never was. */
export interface StaleWaiver extends Waiver {
  /** `RULE` or `RULE#SUBJECT`, as it stands there. */
  readonly waives: string;
}

/** How a finding compares with a report of before. `absent`: it was there then and is no more. */
export type BaselineState = 'new' | 'unchanged' | 'absent';

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly subject: string | null;
  /** fail: what and why. not-applicable, unknown: the reason. pass: the rule's title. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly fix: Fix | null;
  /** How an undecided finding can be decided. */
  readonly cure: string | null;
  /** Set where the finding is let be: it counts in no exit code. */
  readonly waiver: Waiver | null;
  /** A waiver that covered the finding up to a day that has passed: it counts again. */
  readonly expiredWaiver?: Waiver;
  /** Present where the report was compared with one of before. */
  readonly baseline?: BaselineState;
  /** An installed kernel that is not the one to boot next: what is said of it does not count. */
  readonly kernel?: string;
  /** It stands for so many findings of its rule and status, which are too many to be told one by one. */
  readonly more?: number;
  /** The CVSS score of the subject, where the rule gives each subject one of its own. */
  readonly securitySeverity?: number;
  /** Present when the rule or one of its facts threw: the tool broke, the host was not judged. */
  readonly broken?: { readonly name: string; readonly message: string; readonly stack: string };
}

/** Of what counts: what is waived is in `waived` alone, and what is absent nowhere. */
export interface Counts {
  readonly pass: number;
  readonly fail: Readonly<Record<Severity, number>>;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly waived: number;
}

/** Something that this run could not see, so that the report is narrower than it might be. */
export interface Limit {
  /** `denied`, `not-running`, `not-captured`, `timed-out`, or what a plugin calls it (`container`). */
  readonly reason: string;
  /** A sentence or two for people: what could not be seen, what it costs, what would help. */
  readonly text: string;
  /** The undecided findings that rest on facts which met this; `null` where that is not known. */
  readonly undecided: number | null;
}

export interface HostSummary {
  readonly label: string;
  readonly source: string;
  readonly kernel: string | null;
  readonly os: string | null;
  readonly arch: string | null;
}

/** What a preset that chooses by the host stood for. */
export interface ChosenPreset {
  readonly preset: string;
  readonly presets: readonly string[];
  readonly why: string;
}

/** The kernels of an image besides the one that boots. */
export interface OtherKernels {
  /** Those whose findings are in the report, the newest first. */
  readonly judged: readonly string[];
  /** Those that were left out, as there are too many. */
  readonly leftOut: readonly string[];
}

export type ExitCode = 0 | 1 | 2 | 3;

/** Schema version 1; `schema/report.schema.json` says the same to programs. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly host: HostSummary;
  readonly presets: readonly string[];
  /** One for each of `presets` that stands for others, chosen by what the host is. */
  readonly chosen: readonly ChosenPreset[];
  /** What this run could not see. Present where there is something. */
  readonly limits?: readonly Limit[];
  readonly forecasts: readonly EngineForecast[];
  /** Present where an image has more than one kernel. */
  readonly otherKernels?: OtherKernels;
  readonly findings: readonly Finding[];
  /** Present where there are some in the files of this run. */
  readonly staleWaivers?: readonly StaleWaiver[];
  /** Of the findings about the host and the kernel that boots; those about other kernels are in none of these numbers. */
  readonly counts: Counts;
  readonly exitCode: ExitCode;
}

/** The reports of several hosts, in the order of their labels. `format json` of several targets; `schema/report-set.schema.json`. */
export interface ReportSet {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly reports: readonly Report[];
  /** Those that covered nothing on any of the hosts; it stands here and not in the single reports. */
  readonly staleWaivers?: readonly StaleWaiver[];
  /** The worst of the reports' exit codes: 2 beats 1 beats 3. */
  readonly exitCode: ExitCode;
}
