import {
  indexPlugins,
  lint,
  type Report,
  type ReportSet,
  resolveRuleset,
  type StaleWaiver,
  worstExitCode,
} from '@hostlint/core';
import { wantsColor } from '../color.js';
import type { Command, Invocation } from '../command.js';
import { loadConfigured, type Configured } from '../config/settings.js';
import { booleanFlag, choiceFlag, listFlag, textFlag } from '../flags/flags.js';
import * as options from '../flags/option-groups.js';
import { parseOutput } from '../flags/output-flag.js';
import { loadReview } from '../review.js';
import { sarifProfiles, type ReportSettings } from '../reporters/report-settings.js';
import { reporterNamed } from '../reporters/reporter-named.js';
import { writeReportFiles, writeReports } from '../report-files.js';
import { exitPolicy, mostSubjects, readingSettings, rulesetInput } from '../run-settings.js';
import type { Environment, Recording } from '../environment.js';
import type { TargetList } from '../sources/targets/target-list.js';
import { labelOf, openTarget } from '../target.js';
import { columnsOf } from '../terminal-width.js';
import { tool } from '../tool.js';
import { refuseSharedFiles, writeOutputs, type OutputTask } from '../write-outputs.js';

export const check: Command = {
  name: 'check',
  usage: 'hostlint [check] [TARGET...] [options]',
  summary: 'Judge a host (default)',
  about:
    'Will this Linux host run containers, and if not, what exactly to change?\n\nTARGET is nothing (this machine), a directory (a mounted or unpacked root file system), a file (a snapshot, told by its content), - (a snapshot on standard input), or ssh://[USER@]HOST[:PORT] (a host that needs neither hostlint nor Node.js). Several targets, globs, directories of snapshots and files of one snapshot a line make one report.',
  options: {
    ...options.judgingOptions,
    ...options.exitOptions,
    ...options.reviewOptions,
    ...options.reportOptions,
    ...options.readingOptions,
    jobs: {
      group: 'How the host is read:',
      describe: 'Of several hosts, how many are judged at a time; as many as there are processors by default',
      type: 'string',
      nargs: 1,
      requiresArg: true,
    },
    ...options.configurationOptions,
  },
  examples: [
    ['hostlint', 'Will this machine run containers?'],
    ['sudo hostlint --probe', 'Decide more: read what only root may, try what only trying tells'],
    ['hostlint --engine docker@28.5', 'Before an upgrade: judge for the version to come'],
    ['hostlint --output sarif=hostlint.sarif', 'The report for people, and one for code scanning'],
    ['hostlint /mnt/image', 'A golden image that is mounted or unpacked there'],
    ['hostlint web-1.tar.gz', 'A host that `hostlint collect -o web-1.tar.gz` has read'],
    ["hostlint 'fleet/*.tar.gz' --output html=fleet.html", 'Many hosts at once, in one report'],
    ['hostlint --baseline golden.json --fail-on-new', 'Fail for what is new since that report alone'],
    ['hostlint --rule filesystem/d-type=warning', 'Let one rule weigh less'],
  ],
  epilogue:
    'Exit code 0: nothing failed. 1: something failed. 2: wrong use, or hostlint broke. 3: nothing failed, but something of severity ' +
    'error could not be decided.\n\nLooking never changes the host. `hostlint explain RULE` tells all about a rule.',
  run: runCheck,
};

async function runCheck({ words, flags, environment, progress }: Invocation) {
  const outputs = (listFlag(flags, 'output') ?? []).map(parseOutput);
  const configured = await loadConfigured(flags, environment);
  const index = indexPlugins(configured.plugins);
  const reporter = await reporterNamed(
    textFlag(flags, 'format') ?? configured.options.format ?? 'pretty',
    index.reporters,
  );
  const writers = await Promise.all(
    outputs.map(async ({ format, file }) => ({
      option: `--output ${format}=${file}`,
      file,
      reporter: await reporterNamed(format, index.reporters),
    })),
  );
  const ruleset = await resolveRuleset(rulesetInput(flags, configured, index));
  const reading = readingSettings(flags, configured, index);
  const settings = reportSettings({ flags, environment }, configured);
  const record = textFlag(flags, 'record');
  const review = await loadReview(flags, configured, environment, [...index.rules.keys()]);
  const recordFile = record === undefined ? [] : [{ option: `--record ${record}`, file: record }];
  refuseSharedFiles(environment.workingDirectory, [...writers, ...recordFile]);

  const judgeOne = async ({ one, start }: OneTarget): Promise<Judged> => {
    const given = start && { stdin: start };
    const opened = await openTarget(one, { ...reading, index }, environment, commandNames, given);
    const recording = record === undefined ? undefined : environment.record(opened);
    const report = await lint(recording?.source ?? opened, ruleset, {
      tool,
      label: textFlag(flags, 'label') ?? configured.options.label ?? opened.label ?? labelOf(one, environment.hostname),
      engines: reading.engines,
      timeoutMs: reading.timeoutMs,
      exitPolicy: settings.exitPolicy,
      ...mostSubjects(flags),
    });
    return { reports: [report], warnings: [], recording };
  };
  const list = await targetsOf(words, environment);
  const judged = 'files' in list ? await judgeMany(list, { flags, environment, progress }) : await judgeOne(list);
  const { reports, warnings, staleWaivers } = review(judged.reports, settings.exitPolicy);
  const rules = [...index.rules.values()];
  const set = reportSet(reports, staleWaivers, settings);
  const plain = { ...settings, color: false, quiet: false, width: 100 };
  const files = writers.flatMap(({ reporter: own, file, option }) =>
    writeReportFiles(own, set, rules, plain, file).map(written => ({ ...written, option })),
  );
  const tasks: readonly OutputTask[] = [
    ...files.map(({ file, option, text }) => ({ file, option, text: () => text })),
    ...recordFile.map(task => ({ ...task, text: () => judged.recording?.toSnapshot() ?? '' })),
  ];
  const troubles = writeOutputs(environment.workingDirectory, tasks);
  const exitCode = reporter.exitCode?.(reports, settings) ?? set.exitCode;
  const { text, notices } = writeReports(reporter, set, rules, settings);
  const told = [...judged.warnings, ...warnings, ...notices, ...files.flatMap(file => file.notices)];
  return { text, exitCode, troubles, warnings: told };
}

export const commandNames = [
  'check',
  'plan',
  'fix',
  'collect',
  'diff',
  'explain',
  'list',
  'facts',
  'layers',
  'switch',
  'undo',
  'completion',
];

/** `one: undefined` is this machine. */
type OneTarget = Exclude<TargetList, { files: unknown }> | { readonly one: undefined; readonly start?: undefined };

interface Judged {
  readonly reports: readonly Report[];
  readonly warnings: readonly string[];
  readonly recording?: Recording | undefined;
}

/** What many hosts take is loaded where there are many. */
async function targetsOf(words: readonly string[], environment: Environment): Promise<TargetList | OneTarget> {
  if (words.length === 0) return { one: undefined };
  const { listTargets } = await import('../sources/targets/target-list.js');
  const { workingDirectory, stdin } = environment;
  const meanings = [...Object.keys(check.options).map(name => `--${name}`), ...commandNames];
  return listTargets(words, { workingDirectory, stdin, meanings });
}

async function judgeMany(
  list: Extract<TargetList, { files: unknown }>,
  { flags, environment, progress }: Omit<Invocation, 'words'>,
): Promise<Judged> {
  const { judgeFleet } = await import('../many/judge-fleet.js');
  return judgeFleet(list, flags, environment, progress);
}

function reportSet(
  reports: readonly Report[],
  stale: readonly StaleWaiver[],
  { exitPolicy: { staleWaivers } }: ReportSettings,
): ReportSet {
  const codes = reports.map(({ exitCode }) => exitCode);
  return {
    schemaVersion: 1,
    tool,
    reports,
    ...(stale.length > 0 && reports.length > 1 && { staleWaivers: stale }),
    exitCode: worstExitCode(stale.length > 0 && staleWaivers === 'fail' ? [...codes, 1] : codes),
  };
}

function reportSettings(
  { flags, environment }: Pick<Invocation, 'flags' | 'environment'>,
  configured: Configured,
): ReportSettings {
  const { stdout, variables } = environment;
  return {
    width: columnsOf(stdout, variables),
    color: wantsColor(booleanFlag(flags, 'color'), variables, stdout.isTTY === true),
    verbose: booleanFlag(flags, 'verbose') ?? false,
    quiet: booleanFlag(flags, 'quiet') ?? false,
    exitPolicy: exitPolicy(flags, configured),
    sarifProfile: choiceFlag(flags, 'sarif-profile', sarifProfiles) ?? 'full',
    variables,
  };
}
