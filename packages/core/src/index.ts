export type { Cure } from './cure.js';
export { describeReads, type DescribedRead } from './describe-reads.js';
export {
  ConfigurationError,
  isUnknowable,
  UnknowableError,
  type ConfigurationFault,
  type UnknownReason,
} from './errors.js';
export { uniqueEvidence, type Evidence } from './evidence.js';
export {
  defaultExitPolicy,
  exitCodeOf,
  exitCodeOfFinding,
  weighs,
  worstExitCode,
  type ExitPolicy,
} from './exit-code.js';
export { createFactStore, type FactStore, type FactStoreOptions, type Resolved } from './fact-store.js';
export {
  defineFact,
  factOf,
  maybe,
  type Fact,
  type FactResult,
  type FactsOf,
  type Known,
  type Maybe,
  type Needs,
  type Settings,
  type TracedSource,
  type Unknown,
} from './fact.js';
export { defineForecast, type EngineForecast, type EngineInfo, type Forecast } from './forecast.js';
export { judge } from './judge.js';
export { joinLimits } from './limits.js';
export { lint, type LintOptions } from './lint.js';
export { createMemory, type Memory } from './memory/memory.js';
export { matchReads, type Question } from './match-reads.js';
export type { MessageData, Messages } from './message.js';
export { nearestName } from './nearest-name.js';
export { schemaProblem } from './options.js';
export type {
  Fail,
  FailDetails,
  Fix,
  NotApplicable,
  Outcome,
  OutcomeDetails,
  Pass,
  Undecided,
  UndecidedDetails,
} from './outcome.js';
export { indexPlugins, type PluginIndex } from './plugin-index.js';
export {
  defineHostDescription,
  definePlugin,
  definePresetChoice,
  type ChosenPresets,
  type Examples,
  type HostDescription,
  type KernelList,
  type Plugin,
  type Preset,
  type PresetChoice,
  type Reporter,
  type RuleExamples,
  type RuleSetting,
} from './plugin.js';
export type { FileReads, ListReads, Reads } from './reads.js';
export { mergeReads, readsOf, type AllReads } from './reads-of.js';
export {
  interruptsOf,
  isEdit,
  type Edit,
  type InstallPackages,
  type Interrupts,
  type Json,
  type LoadModule,
  type PackageManager,
  type Reboot,
  type ReloadUnits,
  type ReplaceLine,
  type RestartService,
  type Run,
  type SetJsonKey,
  type SetSysctl,
  type Step,
  type StepKind,
  type WriteFile,
  type WriteLine,
} from './remedy.js';
export type {
  BaselineState,
  ChosenPreset,
  Counts,
  ExitCode,
  Finding,
  HostSummary,
  Limit,
  OtherKernels,
  Report,
  ReportSet,
  StaleWaiver,
  Status,
  Waiver,
} from './report.js';
export { answerPromptly, asPromises } from './prompt-answers.js';
export { reviseReport } from './revise-report.js';
export { defineRule, type OptionsSchema, type Rule, type RuleContext, type RuleMeta } from './rule.js';
export { resolveRuleset, type ActiveRule, type Ruleset, type RulesetInput } from './ruleset.js';
export { isLevel, levels, severities, type Level, type Severity } from './severity.js';
export type {
  AnswersAtOnce,
  CensusAnswer,
  CommandResult,
  ExtFeatures,
  FileStat,
  FilesystemAnswer,
  FileType,
  HostSource,
  ProbeAnswer,
  ProbeName,
  PromptAnswers,
  ReadOptions,
  SourceKind,
  XfsGeometry,
} from './source.js';
export { cleanText } from './text.js';
export { isAtLeast, parseEngineVersion } from './version.js';
