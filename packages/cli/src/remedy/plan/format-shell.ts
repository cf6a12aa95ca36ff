import type { Edit, Step } from '@hostlint/core';
import { counted } from '../../reporters/pretty/words.js';
import { cksum } from './cksum.js';
import type { FileEdits, Plan, PlannedStep } from './plan.js';
import { shellPrelude } from './shell-prelude.js';
import { shellWord } from './shell-word.js';
import { interruptWords, rulesOf } from './words.js';

/** A script for a POSIX shell that does the plan: it stops at the first error, can be run again, and keeps what it replaces. */
export function formatPlanShell(plan: Plan, tool: { readonly name: string; readonly version: string }): string {
  const { host, steps, mends, byHand, conflicts } = plan;
  const head = [
    '#!/bin/sh',
    ...comment(
      `Remedy for ${host.label}, made by ${tool.name} ${tool.version}: mends ${counted(mends.length, 'fail')} in ${counted(steps.length, 'step')}.`,
      `Interrupts ${plan.interrupts.map(one => interruptWords[one]).join('; ') || 'nothing'}.${plan.reboot ? ' Needs a reboot at the end, which --reboot does.' : ''}`,
      'What it replaces is kept below /var/backups/hostlint.',
    ),
  ];
  const left = [
    ...conflicts.map(
      ({ what, choices }) => `Fixes want ${what} to be ${choices.map(({ value }) => value).join(' or ')}.`,
    ),
    ...byHand.map(one => `${rulesOf(one.mends)}: ${one.summary}`),
  ];
  const last = [
    ...(left.length > 0 ? ['', ...comment('By hand:', ...left.map(line => `  ${line}`))] : []),
    '',
    ...(plan.reboot ? rebootLines : ['[ "$reboot" = no ] || say \'Nothing of it needs a reboot.\'']),
    `say ${shellWord(left.length > 0 ? `Done; ${left.length} more by hand, named at the end of this script.` : 'Done.')}`,
  ];
  const body = steps.filter(one => one.steps[0].kind !== 'reboot').flatMap((step, at) => stepLines(step, at + 1));
  return `${[...head, shellPrelude.trimEnd(), '', ...body, ...last].join('\n')}\n`;
}

const rebootLines = [
  'if [ "$reboot" = yes ] && [ "$dry" = no ] && [ -z "$root" ]; then',
  "  say 'Reboots.'",
  '  reboot',
  'else',
  "  say 'Reboot to finish: some of it holds from the next boot on.'",
  'fi',
];

const comment = (...lines: readonly string[]): readonly string[] =>
  lines.map(line => `# ${line.replace(/\s+$|[\r\n]+/g, ' ')}`.trimEnd());

function stepLines(planned: PlannedStep, number: number): readonly string[] {
  const { title, file, steps, command, mends, undo } = planned;
  return [
    ...comment(`Mends ${rulesOf(mends)}.`, ...(undo === null ? [] : [`Undo: ${undo}`])),
    `say ${shellWord(`${number}. ${title}`)}`,
    ...(file ? fileLines(file) : liveLines(steps[0], command ?? '', number)),
    '',
  ];
}

function liveLines(step: Step, command: string, number: number): readonly string[] {
  const unless = step.kind === 'run' ? step.unless : undefined;
  const before =
    step.kind === 'install-packages' && step.manager === 'apt-get'
      ? ['  apt-get update || say "   went on without"']
      : [];
  const failed = `stop 'step ${number} failed'`;
  const run =
    unless === undefined
      ? [...before, `  ${command} || ${failed}`]
      : [
          `  if ${unless}; then`,
          "    say '   is done already'",
          '  else',
          `    ${command} || ${failed}`,
          // What edits a file must have done so; what is for the next boot shows then.
          ...(step.kind === 'run' && step.when === 'files' ? [`    ${unless} || ${failed}`] : []),
          '  fi',
        ];
  return [`if live ${shellWord(command)}; then`, ...run, 'fi'];
}

function fileLines({ path, edits, before, after }: FileEdits): readonly string[] {
  const name = shellWord(path);
  // No shell edits JSON: the file as it becomes is put there, if it is what it was.
  if (edits.some(({ kind }) => kind === 'set-json-key') && after !== undefined) {
    const sums = [typeof before === 'string' ? cksum(before) : 'none', cksum(after)];
    return [`expect ${name} ${sums.map(shellWord).join(' ')}`, `printf '%s' ${shellWord(after)} | become ${name}`];
  }
  return edits.map(edit => editLine(edit, name));
}

function editLine(edit: Edit, name: string): string {
  switch (edit.kind) {
    case 'write-line':
      return ['write_line', name, ...[edit.line, edit.replaces ?? []].flat().map(shellWord)].join(' ');
    case 'replace-line':
      return ['replace_line', name, edit.line, ...[edit.from, edit.to ?? []].flat().map(shellWord)].join(' ');
    case 'write-file':
      return `printf '%s' ${shellWord(edit.text)} | become ${name}`;
    case 'set-json-key':
      return `stop ${shellWord(`${edit.path} could not be read when the plan was made`)}`;
  }
}
