import { indexPlugins, lint, resolveRuleset } from '@hostlint/core';
import { wantsColor } from '../color.js';
import type { Command, Invocation } from '../command.js';
import { loadConfigured } from '../config/settings.js';
import { booleanFlag, choiceFlag, listFlag, textFlag } from '../flags/flags.js';
import * as options from '../flags/option-groups.js';
import { writeOutput } from '../output.js';
import { paintOf } from '../reporters/pretty/paint.js';
import type { PlanOptions } from '../remedy/plan/build-plan.js';
import { plainSettings } from '../reporters/report-settings.js';
import { loadReview } from '../review.js';
import { exitPolicy, readingSettings, rulesetInput } from '../run-settings.js';
import { suggestion } from '../suggestion.js';
import { labelOf, oneTarget, openTarget } from '../target.js';
import { columnsOf } from '../terminal-width.js';
import { tool } from '../tool.js';
import { UsageError } from '../usage-error.js';

export const planFormats = ['text', 'json', 'shell', 'ansible'] as const;

const group = 'Plan:';
const text = { type: 'string', nargs: 1, requiresArg: true } as const;

export const plan: Command = {
  name: 'plan',
  usage: 'hostlint plan [TARGET] [options]',
  summary: 'What to do about all that fails, in order',
  about:
    'Put together what mends the fails of a host: each edit of a file and each command once, in the order in which they are to be done, with what they interrupt and how they are taken back. Nothing is changed.\n\n' +
    'TARGET is as for check. The plan of a snapshot is done on its host.',
  options: {
    only: { ...text, group, array: true, describe: 'RULE or RULE#SUBJECT: only what mends its fails; repeatable' },
    format: { ...text, group, describe: 'text, json, shell (a script) or ansible (a playbook)' },
    out: { ...text, group, alias: 'o', describe: 'FILE to write; standard output otherwise' },
    label: { ...text, group, describe: "The host's stable name" },
    ...options.judgingOptions,
    ...options.readingOptions,
    waivers: options.reviewOptions.waivers ?? {},
    ...options.configurationOptions,
  },
  examples: [
    ['hostlint plan', 'What this machine needs'],
    ['hostlint plan --format shell -o mend.sh', 'As a script: sh mend.sh --dry-run shows what it would do'],
    ['hostlint plan web-1.tar.gz --format ansible -o mend.yaml', 'As a playbook, from a snapshot of the host'],
    ['hostlint plan --only network/ipv4-forward', 'What mends one rule'],
  ],
  epilogue:
    'Exit code 0: a plan was made, or there is nothing to do. 2: wrong use, or hostlint broke. `hostlint fix RULE` does what a machine can do.',
  run: runPlan,
};

async function runPlan(invocation: Invocation) {
  const { words, flags, environment } = invocation;
  const target = oneTarget(words, 'plan');
  const format = choiceFlag(flags, 'format', planFormats) ?? 'text';
  const file = textFlag(flags, 'out');
  const { made } = await planFor(invocation, target, listFlag(flags, 'only'));
  const { formatPlan } = await import('../remedy/plan/format-plan.js');
  const { stdout, variables } = environment;
  const color = file === undefined && wantsColor(booleanFlag(flags, 'color'), variables, stdout.isTTY === true);
  const paint = paintOf({ ...plainSettings, color, width: columnsOf(stdout, variables) });
  const formatted = await formatPlan[format](made, tool, paint);
  if (file === undefined) return { text: formatted, exitCode: 0 as const };
  writeOutput(environment.workingDirectory, file, formatted);
  return { text: '', exitCode: 0 as const };
}

/** Judges a target and plans what mends it; `only`: the rules to mend. */
export async function planFor(
  { flags, environment }: Invocation,
  target: string | undefined,
  only: readonly string[] | undefined,
  refuse?: PlanOptions['refuse'],
) {
  const configured = await loadConfigured(flags, environment);
  const index = indexPlugins(configured.plugins);
  const wanted = only?.map(name => {
    const at = name.includes('#') ? name.indexOf('#') : name.length;
    const [rule, subject] = [name.slice(0, at), name.slice(at + 1) || null];
    if (index.rules.has(rule)) return { rule, subject };
    throw new UsageError('unknown-name', `unknown rule "${rule}"; ${suggestion(rule, [...index.rules.keys()])}`);
  });
  const input = rulesetInput(flags, configured, index);
  // A rule that is named is judged, whatever the presets say.
  const named = (wanted ?? []).flatMap(({ rule: id }) => {
    const rule = index.rules.get(id);
    return rule ? [[id, rule.meta.severity] as const] : [];
  });
  const ruleset = await resolveRuleset({ ...input, rules: [Object.fromEntries(named), ...(input.rules ?? [])] });
  const reading = readingSettings(flags, configured, index);
  const review = await loadReview({ ...flags, baseline: false }, configured, environment, [...index.rules.keys()]);
  const source = await openTarget(target, { ...reading, index }, environment);
  const judged = await lint(source, ruleset, {
    tool,
    label:
      textFlag(flags, 'label') ?? configured.options.label ?? source.label ?? labelOf(target, environment.hostname),
    engines: reading.engines,
    timeoutMs: reading.timeoutMs,
    // Each has a fix of its own.
    mostSubjects: Number.POSITIVE_INFINITY,
  });
  const report = review([judged], exitPolicy(flags, configured)).reports[0] ?? judged;
  const { buildPlan } = await import('../remedy/plan/build-plan.js');
  const made = await buildPlan(report, source, {
    ...(wanted && { isWanted: isAmong(wanted) }),
    ...(refuse && { refuse }),
  });
  return { made, report, source };
}

interface Wanted {
  readonly rule: string;
  readonly subject: string | null;
}

const isAmong =
  (wanted: readonly Wanted[]) =>
  (finding: Wanted): boolean =>
    wanted.some(({ rule, subject }) => rule === finding.rule && (subject === null || subject === finding.subject));
