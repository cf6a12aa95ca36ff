import { indexPlugins, lint, resolveRuleset, type Report } from '@hostlint/core';
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
import { exitPolicy, readingSettings, rulesetInput } from '../run-settings.js';
import { labelOf, oneTarget, openTarget } from '../target.js';
import { columnsOf } from '../terminal-width.js';
import { tool } from '../tool.js';
import { refuseSharedFiles, writeOutputs, type OutputTask } from '../write-outputs.js';

export const check: Command = {
  name: 'check',
  usage: 'hostlint [check] [TARGET] [options]',
  summary: 'Judge a host (default)',
  about:
    'Will this Linux host run containers, and if not, what exactly to change?\n\nTARGET is nothing (this machine), a directory (a mounted or unpacked root file system), a file (a snapshot, told by its content), or - (a snapshot on standard input).',
  options: {
    ...options.judgingOptions,
    ...options.exitOptions,
    ...options.reviewOptions,
    ...options.reportOptions,
    ...options.readingOptions,
    ...options.configurationOptions,
  },
  examples: [
    ['hostlint', 'Will this machine run containers?'],
    ['sudo hostlint --probe', 'Decide more: read what only root may, try what only trying tells'],
    ['hostlint --engine docker@28.5', 'Before an upgrade: judge for the version to come'],
    ['hostlint --output sarif=hostlint.sarif', 'The report for people, and one for code scanning'],
    ['hostlint /mnt/image', 'A golden image that is mounted or unpacked there'],
    ['hostlint web-1.tar.gz', 'A host that `hostlint collect -o web-1.tar.gz` has read'],
    ['hostlint --baseline golden.json --fail-on-new', 'Fail for what is new since that report alone'],
    ['hostlint --rule filesystem/d-type=warning', 'Let one rule weigh less'],
  ],
  epilogue:
    'Exit code 0: nothing failed. 1: something failed. 2: wrong use, or hostlint broke. 3: nothing failed, but something of severity ' +
    'error could not be decided.\n\nLooking never changes the host. `hostlint explain RULE` tells all about a rule.',
  run: runCheck,
};

async function runCheck({ words, flags, environment }: Invocation) {
  const target = oneTarget(words, 'check');
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
  const ruleset = await resolveRuleset(rulesetInput(flags, configured));
  const reading = readingSettings(flags, configured, index);
  const settings = reportSettings({ words, flags, environment }, configured);
  const record = textFlag(flags, 'record');
  const review = await loadReview(flags, configured, environment, [...index.rules.keys()]);
  const recordFile = record === undefined ? [] : [{ option: `--record ${record}`, file: record }];
  refuseSharedFiles(environment.workingDirectory, [...writers, ...recordFile]);

  const opened = await openTarget(target, { ...reading, index }, environment, [
    'check',
    'collect',
    'diff',
    'explain',
    'list',
    'facts',
    'layers',
    'completion',
  ]);
  const recording = record === undefined ? undefined : environment.record(opened);
  const judged: Report = await lint(recording?.source ?? opened, ruleset, {
    tool,
    label:
      textFlag(flags, 'label') ?? configured.options.label ?? opened.label ?? labelOf(target, environment.hostname),
    engines: reading.engines,
    timeoutMs: reading.timeoutMs,
    exitPolicy: settings.exitPolicy,
  });
  const { reports, warnings } = review([judged], settings.exitPolicy);
  const report = reports[0] ?? judged;
  const rules = [...index.rules.values()];
  const set = { schemaVersion: 1, tool, reports, exitCode: report.exitCode } as const;
  const plain = { ...settings, color: false, quiet: false, width: 100 };
  const files = writers.flatMap(({ reporter: own, file, option }) =>
    writeReportFiles(own, set, rules, plain, file).map(written => ({ ...written, option })),
  );
  const tasks: readonly OutputTask[] = [
    ...files.map(({ file, option, text }) => ({ file, option, text: () => text })),
    ...recordFile.map(task => ({ ...task, text: () => recording?.toSnapshot() ?? '' })),
  ];
  const troubles = writeOutputs(environment.workingDirectory, tasks);
  const exitCode = reporter.exitCode?.(reports, settings) ?? report.exitCode;
  const { text, notices } = writeReports(reporter, set, rules, settings);
  return { text, exitCode, troubles, warnings: [...warnings, ...notices, ...files.flatMap(file => file.notices)] };
}

function reportSettings({ flags, environment }: Invocation, configured: Configured): ReportSettings {
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
