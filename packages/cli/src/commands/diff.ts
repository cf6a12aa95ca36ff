import { indexPlugins } from '@hostlint/core';
import { wantsColor } from '../color.js';
import type { Command, Invocation } from '../command.js';
import { loadConfigured } from '../config/settings.js';
import { booleanFlag, choiceFlag, listFlag } from '../flags/flags.js';
import * as options from '../flags/option-groups.js';
import { paintOf } from '../reporters/pretty/paint.js';
import { plainSettings } from '../reporters/report-settings.js';
import { loadReview } from '../review.js';
import { readingSettings, rulesetInput } from '../run-settings.js';
import { columnsOf } from '../terminal-width.js';
import { tool } from '../tool.js';
import { UsageError } from '../usage-error.js';

export const diff: Command = {
  name: 'diff',
  usage: 'hostlint diff BEFORE [AFTER] [options]',
  summary: 'Compare two hosts, or one with what it was',
  about:
    'Which verdicts differ between two hosts, and which changed facts stand behind them.\n\nBEFORE and AFTER are targets as for check, or reports of hostlint (json, sarif); without AFTER it is this machine.',
  options: {
    facts: {
      group: 'Report:',
      describe: 'Also show all facts that changed, even those that changed no verdict',
      type: 'boolean',
    },
    format: { group: 'Report:', describe: 'text or json', type: 'string', nargs: 1, requiresArg: true },
    verbose: { group: 'Report:', describe: 'All differences of each fact, all evidence', type: 'boolean' },
    'fail-on': {
      group: 'Exit code:',
      describe:
        'Lowest severity of a change for the worse that gives exit code 1: error, warning, info (default) or never',
      type: 'string',
      nargs: 1,
      requiresArg: true,
    },
    ...options.judgingOptions,
    ...options.readingOptions,
    waivers: options.reviewOptions.waivers ?? {},
    ...options.configurationOptions,
  },
  examples: [
    ['hostlint diff golden.json web-1.json', 'Two hosts, recorded with --record'],
    ['hostlint diff before.json', 'What changed on this machine since it was recorded'],
    ['hostlint diff --facts old.json new.json', 'All that differs, not only what matters to rules'],
    ['hostlint diff report-old.json report-new.json', 'Two reports: verdicts alone, since reports hold no facts'],
  ],
  epilogue: 'Exit code 0: nothing got worse. 1: something got worse. 2: wrong use, or hostlint broke.',
  run: runDiff,
};

async function runDiff({ words, flags, environment }: Invocation) {
  const targets = twoTargets(words);
  const format = choiceFlag(flags, 'format', ['text', 'json']) ?? 'text';
  const failOn = choiceFlag(flags, 'fail-on', ['error', 'warning', 'info', 'never']) ?? 'info';
  const configured = await loadConfigured(flags, environment);
  const index = indexPlugins(configured.plugins);
  const reading = readingSettings(flags, configured, index);
  const { timeoutMs, engines } = reading;
  // A baseline is for check: here both sides are named.
  const review = await loadReview({ ...flags, baseline: false }, configured, environment, [...index.rules.keys()]);
  const { openSides } = await import('../diff/open-sides.js');
  const { judgeSides } = await import('../diff/judge-sides.js');
  const { diffSides } = await import('../diff/host-diff.js');

  const opened = await openSides(targets, { ...reading, index }, environment);
  const given = listFlag(flags, 'preset') !== undefined;
  const sides = await judgeSides(
    opened,
    rulesetInput(flags, configured, index),
    { tool, engines, timeoutMs, mostSubjects: Number.POSITIVE_INFINITY },
    index,
    given,
  );
  const policy = { failOn, unknown: 'fail' } as const;
  const [before, after] = sides.map(side => ({
    ...side,
    report: review([side.report], policy).reports[0] ?? side.report,
  }));
  const found = await diffSides([before ?? sides[0], after ?? sides[1]], index, failOn);
  const allFacts = booleanFlag(flags, 'facts') ?? false;
  const { exitCode } = found;
  if (format === 'json') {
    const { formatDiffJson } = await import('../diff/format-json.js');
    return { text: formatDiffJson(found, tool, allFacts), exitCode };
  }
  const { formatDiffText } = await import('../diff/format-text.js');
  const { stdout, variables } = environment;
  const color = wantsColor(booleanFlag(flags, 'color'), variables, stdout.isTTY === true);
  const verbose = booleanFlag(flags, 'verbose') ?? false;
  const paint = paintOf({ ...plainSettings, color, verbose, width: columnsOf(stdout, variables) });
  return { text: formatDiffText(found, allFacts, paint), exitCode };
}

function twoTargets([before, after, extra]: readonly string[]): readonly [string, string | undefined] {
  if (before === undefined)
    throw new UsageError('unknown-argument', 'say what to compare: hostlint diff BEFORE [AFTER]');
  if (extra !== undefined) {
    throw new UsageError(
      'unknown-argument',
      `unexpected argument "${extra}"; \`hostlint diff\` takes BEFORE and AFTER`,
    );
  }
  if (before === '' || after === '') throw new UsageError('unknown-argument', 'a target is empty');
  if (before === '-' && after === '-') {
    throw new UsageError('unknown-argument', 'standard input can be one of the two, and not both');
  }
  return [before, after];
}
