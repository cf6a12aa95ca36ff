import type { Fact, FactsOf, Needs } from './fact.js';
import type { Forecast } from './forecast.js';
import type { OptionsSchema, Rule } from './rule.js';
import type { ExitCode, Report, ReportSet } from './report.js';
import type { Level } from './severity.js';

/** A rule's level, with options where it takes some. */
export type RuleSetting = Level | readonly [level: Level, options?: Readonly<Record<string, unknown>>];

export interface Preset {
  readonly summary: string;
  /** `on`: the rule's own severity. */
  readonly rules: Readonly<Record<string, RuleSetting | 'on'>>;
  /** The engines whose forecast belongs to this preset. */
  readonly engines?: readonly string[];
  /** Makes the preset stand for others, chosen by what the host is. */
  readonly choice?: PresetChoice;
}

/** What a preset chose. */
export interface ChosenPresets {
  readonly presets: readonly string[];
  /** What of the host decided it, for people: "dockerd and kubelet are installed". */
  readonly why: string;
}

/** Reads off the host which presets one stands for. */
export interface PresetChoice {
  readonly among: readonly string[];
  readonly needs: Needs;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  choose(facts: any): ChosenPresets;
}

/** @see PresetChoice */
export function definePresetChoice<const N extends Needs>(choice: {
  readonly among: readonly string[];
  readonly needs: N;
  choose(facts: FactsOf<N>): ChosenPresets;
}): PresetChoice {
  return choice;
}

/** Turns a report into text. It never prints. */
export interface Reporter {
  readonly summary: string;
  readonly options?: OptionsSchema;
  format(report: Report, rules: readonly Rule[]): string;
  /** The reports of many hosts in one text; without it they follow one another. */
  formatMany?(set: ReportSet, rules: readonly Rule[]): string;
  /** For readers with exit codes of their own: what the process ends with where this is the `--format`; otherwise the report's. */
  exitCode?(reports: readonly Report[]): ExitCode;
}

/** Reads the report's `host` line. */
export interface HostDescription {
  readonly needs: Needs;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  describe(facts: any): { readonly kernel: string | null; readonly os: string | null; readonly arch: string | null };
}

/** The kernels that an image may boot besides the one that is judged. */
export interface KernelList {
  /** The releases of the others that are installed; none where a kernel runs. */
  readonly others: Fact<readonly string[]>;
  /** What `Settings.kernel` changes: the rules whose needs lead to this fact are judged for each of the others as well. */
  readonly chosen: Fact<unknown>;
}

/** What the test of a rule shows, by name: hosts on which it fails, passes, does not apply, cannot tell. */
export interface RuleExamples {
  readonly fail: readonly { readonly name: string; readonly message: string }[];
  readonly pass: readonly string[];
  readonly notApplicable: readonly string[];
  readonly unknown: readonly string[];
}

/** What the tests of a plugin show, by id. */
export interface Examples {
  readonly rules: Readonly<Record<string, RuleExamples>>;
  /** The hosts that a fact was read from. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
}

/** Everything a package adds to hostlint. A plain object; `@hostlint/rules` is one and has no privilege. */
export interface Plugin {
  readonly name: string;
  readonly version: string;
  readonly rules?: readonly Rule[];
  readonly facts?: readonly Fact<unknown>[];
  readonly presets?: Readonly<Record<string, Preset>>;
  readonly reporters?: Readonly<Record<string, Reporter>>;
  readonly forecasts?: readonly Forecast[];
  readonly host?: HostDescription;
  readonly kernels?: KernelList;
  /** For `explain`; loaded when they are asked for. */
  examples?(): Promise<Examples>;
}

/** @see HostDescription */
export function defineHostDescription<const N extends Needs>(description: {
  readonly needs: N;
  describe(facts: FactsOf<N>): {
    readonly kernel: string | null;
    readonly os: string | null;
    readonly arch: string | null;
  };
}): HostDescription {
  return description;
}

/** @see Plugin */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
