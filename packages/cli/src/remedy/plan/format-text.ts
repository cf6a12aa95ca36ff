import { hang, wrapText } from '../../reporters/pretty/layout.js';
import type { Paint } from '../../reporters/pretty/paint.js';
import { counted } from '../../reporters/pretty/words.js';
import { diffLines } from './diff-lines.js';
import type { ByHand, Conflict, FileEdits, Plan, PlannedStep } from './plan.js';
import { interruptWords, nameOf, needWords, rulesOf } from './words.js';

const edge = '     ';

/** For people: the steps in their order, then what is left to them. */
export function formatPlanText(plan: Plan, paint: Paint): string {
  const { chalk } = paint;
  const left = plan.byHand.length > 0 ? [chalk.bold('BY HAND'), ...plan.byHand.map(one => byHand(one, paint))] : [];
  const torn =
    plan.conflicts.length > 0 ? [chalk.bold('CONFLICTS'), ...plan.conflicts.map(one => conflict(one, paint))] : [];
  const sections = [
    heading(plan, paint),
    ...plan.steps.map((step, at) => stepText(step, at + 1, paint)),
    ...torn,
    ...left,
  ];
  return `${sections.join('\n\n')}\n`;
}

function heading(plan: Plan, { chalk, width }: Paint): string {
  const { steps, mends, byHand, host, undecided } = plan;
  const left = byHand.flatMap(one => one.mends).length;
  const all = mends.length + left;
  const bold = (text: string): string => chalk.bold(wrapText(text, width));
  const rest =
    undecided > 0
      ? [
          `${counted(undecided, 'rule')} could not be decided; nothing is planned for ${undecided === 1 ? 'it' : 'them'}.`,
        ]
      : [];
  if (all === 0) return [bold(`${host.label}: nothing fails, so there is nothing to do.`), ...rest].join('\n');
  if (steps.length === 0)
    return [bold(`${host.label}: ${counted(all, 'fail')}, and none that a machine can mend.`), ...rest].join('\n');
  const pauses = plan.interrupts.map(one => interruptWords[one]);
  const lines = [
    `Interrupts: ${pauses.length > 0 ? pauses.join('; ') : 'nothing'}. ${plan.reboot ? 'Needs a reboot, at the end.' : 'Needs no reboot.'}`,
    `Needs: ${plan.needs.map(need => needWords[need]).join(', ')}.`,
    ...rest,
  ];
  return [
    bold(
      `${host.label}: ${counted(steps.length, 'step')} mend${steps.length === 1 ? 's' : ''} ${mends.length} of ${counted(all, 'fail')}.`,
    ),
    ...lines.map(line => wrapText(line, width)),
  ].join('\n');
}

function stepText(step: PlannedStep, number: number, { chalk, width }: Paint): string {
  const { title, command, file, interrupts, undo, mends } = step;
  const label = (name: string, text: string): string => hang(`${edge}${chalk.dim(name.padEnd(8))}`, text, width);
  return [
    `${chalk.bold(`${String(number).padStart(3)}. ${title}`)}`,
    ...(command === null ? [] : [`${edge}  ${chalk.cyan(command)}`]),
    ...(file ? change(file, chalk) : []),
    label('Mends', rulesOf(mends)),
    ...(interrupts === 'nothing' ? [] : [label('Stops', interruptWords[interrupts])]),
    label('Undo', undo ?? 'by hand'),
  ].join('\n');
}

function change({ before, after, edits }: FileEdits, chalk: Paint['chalk']): readonly string[] {
  if (before === undefined || after === undefined) {
    const words = edits.map(edit => {
      if (edit.kind === 'write-file')
        return edit.text
          .trimEnd()
          .split('\n')
          .map(line => `+ ${line}`);
      if (edit.kind === 'write-line') return [`+ ${edit.line}`];
      return edit.kind === 'replace-line' ? [`- ${edit.from}`, ...(edit.to === null ? [] : [`+ ${edit.to}`])] : [];
    });
    return [
      chalk.dim(`${edge}  (what is in it now could not be read)`),
      ...words.flat().map(line => `${edge}  ${line}`),
    ];
  }
  const colors = { ' ': chalk.dim, '-': chalk.red, '+': chalk.green };
  return diffLines(before, after).map(({ sign, text }) => `${edge}  ${colors[sign](`${sign} ${text}`.trimEnd())}`);
}

function byHand({ mends, summary, commands, why }: ByHand, { chalk, width }: Paint): string {
  return [
    hang('  ', `${rulesOf(mends)}: ${summary}`, width),
    hang(`    ${chalk.dim('Why by hand')} `, why, width),
    ...commands.map(command => `      ${chalk.cyan(command)}`),
  ].join('\n');
}

function conflict({ what, choices }: Conflict, { width }: Paint): string {
  return [
    hang('  ', `Fixes want ${what} to be different things; choose one.`, width),
    ...choices.map(({ value, mends }) => hang(`    ${value}  `, mends.map(nameOf).join(', '), width)),
  ].join('\n');
}
