import { resolve } from 'node:path';
import type { ExitCode } from '@hostlint/core';
import { wantsColor } from '../color.js';
import type { Command, Invocation } from '../command.js';
import { booleanFlag, textFlag } from '../flags/flags.js';
import * as options from '../flags/option-groups.js';
import { paintOf } from '../reporters/pretty/paint.js';
import { plainSettings } from '../reporters/report-settings.js';
import { columnsOf } from '../terminal-width.js';
import { UsageError } from '../usage-error.js';
import { planFor } from './plan.js';

const group = 'What is changed:';

export const fix: Command = {
  name: 'fix',
  usage: 'hostlint fix RULE... [options]',
  summary: 'Mend what rules found, where a machine can',
  about:
    'Edit the files and set the kernel as the fixes of these rules say, after showing the plan and asking. RULE is an id, or RULE#SUBJECT.\n\n' +
    'What is replaced is kept, and `hostlint undo` brings it back. Packages, restarts and reboots are left to you, and named.',
  options: {
    ...options.changingOptions,
    root: { group, type: 'string', nargs: 1, requiresArg: true, describe: 'DIR: edit the root file system there' },
    ...options.judgingOptions,
    ...options.readingOptions,
    ...options.configurationOptions,
  },
  examples: [
    ['sudo hostlint fix network/ipv4-forward', 'Forward packets, now and at every boot'],
    ['hostlint fix --dry-run security/kernel-sysctls', 'What it would do'],
    ['sudo hostlint fix --root /mnt/image kernel/overlay-module-blocked', 'In an image that is mounted there'],
  ],
  epilogue:
    'Exit code 0: these rules fail no more. 1: some do still, such as until a reboot. 2: wrong use, or nothing could be changed. 3: none fails, but some could not be decided.',
  run: runFix,
};

async function runFix(invocation: Invocation) {
  const { words, flags, environment } = invocation;
  if (words.length === 0)
    throw new UsageError('unknown-argument', 'say which rules to mend, such as `hostlint fix network/ipv4-forward`');
  const given = textFlag(flags, 'root');
  const root = given === undefined ? '' : resolve(environment.workingDirectory, given);
  const { whyNotByFix } = await import('../remedy/plan/fix-kinds.js');
  const target = root === '' ? undefined : root;
  const { made } = await planFor(invocation, target, words, whyNotByFix);
  const { formatPlanText } = await import('../remedy/plan/format-text.js');
  const { fixReport, remainderOf } = await import('../remedy/plan/fix-report.js');
  const { stdout, variables } = environment;
  const color = wantsColor(booleanFlag(flags, 'color'), variables, stdout.isTTY === true);
  const paint = paintOf({ ...plainSettings, color, width: columnsOf(stdout, variables) });
  const shown = formatPlanText(made, paint);
  const { own, rest } = remainderOf(made, root);
  if (own.length === 0 || booleanFlag(flags, 'dry-run') === true) {
    const fails = made.mends.length + made.byHand.length;
    const nothing = own.length === 0 && fails > 0 ? '\nNothing of this is for fix to do.\n' : '';
    const exitCode: ExitCode = fails > 0 ? 1 : made.undecided > 0 ? 3 : 0;
    return { text: shown + nothing, exitCode };
  }
  // The plan is shown before anything is changed, whatever comes of it.
  await new Promise(done => stdout.write(`${shown}\n`, done));
  const { refuseOthers, teller } = await import('../remedy/surroundings.js');
  if (root === '') refuseOthers(environment, 'fix');
  if (booleanFlag(flags, 'yes') !== true && !(await consent(invocation, own.length)))
    return { text: 'Nothing was changed.\n', exitCode: 1 as const };
  const { applyPlan } = await import('../remedy/plan/apply-plan.js');
  const { shellWord } = await import('../remedy/plan/shell-word.js');
  const { usualJournals } = await import('../remedy/journal.js');
  const named = textFlag(flags, 'journal');
  const journals = named === undefined ? usualJournals : resolve(environment.workingDirectory, named);
  const id = await applyPlan(made, {
    journals,
    root,
    title: `fix ${words.join(' ')}`,
    now: environment.now(),
    say: teller(environment),
  });
  const { made: after } = await planFor(invocation, target, words, whyNotByFix);
  const undo = named === undefined ? id : `${id} --journal ${shellWord(journals)}`;
  return fixReport({ undo, rest, before: made, after });
}

async function consent({ environment }: Invocation, count: number): Promise<boolean> {
  if (environment.ask) return await environment.ask(`Do ${count === 1 ? 'this step' : `these ${count} steps`}? [y/N] `);
  throw new UsageError('not-allowed', 'there is no terminal to ask on; say --yes, or look with --dry-run');
}
