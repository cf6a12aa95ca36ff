import type { Options } from 'yargs';
import { ownFormats } from '../reporters/reporter-named.js';

type OptionGroup = Readonly<Record<string, Options>>;

const text = (group: string, describe: string): Options => ({
  group,
  describe,
  type: 'string',
  nargs: 1,
  requiresArg: true,
});
const list = (group: string, describe: string): Options => ({ ...text(group, describe), array: true });
const flag = (group: string, describe: string): Options => ({ group, describe, type: 'boolean' });

/** Where rules, levels and plugins come from. */
export const configurationOptions: OptionGroup = {
  config: text('Configuration:', 'Configuration file; found upward from here otherwise (--no-config: none)'),
};

export const judgingOptions: OptionGroup = {
  preset: list('What is judged:', 'Which rules; repeatable, "recommended" by default'),
  rule: list(
    'What is judged:',
    "ID=SEVERITY[,JSON]: one rule's severity (off, info, warning, error) and options; repeatable",
  ),
  engine: list('What is judged:', 'NAME@VERSION: judge for this engine, such as docker@28.5, not the one found'),
};

export const readingOptions: OptionGroup = {
  probe: flag('How the host is read:', 'Allow trials that write: a trial overlay mount, undone at once'),
  census: flag('How the host is read:', 'Count all files below storage roots, which takes seconds on large ones'),
  timeout: text('How the host is read:', 'SECONDS that one fact may take; 10 by default'),
  sudo: flag('How the host is read:', 'A host over ssh: as root, through sudo without a password'),
};

export const exitOptions: OptionGroup = {
  'fail-on': text('Exit code:', 'Lowest severity of a fail that gives exit code 1: error, warning, info or never'),
  unknown: text('Exit code:', 'What an undecided rule of severity error does: fail (exit code 3), warn or ignore'),
};

/** What is known already. */
export const reviewOptions: OptionGroup = {
  waivers: list(
    'What is known already:',
    'FILE of waivers; repeatable, hostlint.waivers.yaml by default (--no-waivers: none)',
  ),
  'waiver-notice': text(
    'What is known already:',
    'DAYS before it expires from which a waiver is spoken of; 14 by default',
  ),
  'fail-on-stale-waivers': flag('What is known already:', 'Exit code 1 where a waiver covers nothing'),
  baseline: text(
    'What is known already:',
    'FILE: a report of before (json or sarif); what is new is marked (--no-baseline: none)',
  ),
  'fail-on-new': flag('What is known already:', 'Only what is new beside the baseline counts for the exit code'),
};

export const reportOptions: OptionGroup = {
  format: text('Report:', `Form of the report: ${ownFormats.join(', ')}, or one that a plugin brings`),
  output: list('Report:', 'FORMAT=FILE: write one more report to a file, in any of these forms; repeatable'),
  'sarif-profile': text('Report:', 'For whom SARIF is written: full, github, azure or gitlab'),
  label: text('Report:', "The host's stable name in reports"),
  record: text('Report:', 'FILE: write down all that was read, as a snapshot to judge again elsewhere'),
  'all-subjects': flag('Report:', 'Tell all findings of a rule, also where more than 200 are alike'),
  quiet: flag('Report:', 'Only what decides the exit code, one line each; nothing when all is well'),
  verbose: flag('Report:', 'Also list what passed and what does not apply'),
};

/** Options of what changes a host. */
export const changingOptions: OptionGroup = {
  'dry-run': flag('What is changed:', 'Change nothing; show what would be done'),
  yes: { ...flag('What is changed:', 'Do it without asking'), alias: 'y' },
  journal: text('What is changed:', 'DIRECTORY that keeps what undoing needs; /var/lib/hostlint/journal by default'),
};

/** Options of every command. */
export const commonOptions: OptionGroup = {
  color: flag('Common:', 'Colour, or --no-color; otherwise NO_COLOR, FORCE_COLOR and the terminal decide'),
};
