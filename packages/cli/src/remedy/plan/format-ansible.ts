import { isEdit, type Step } from '@hostlint/core';
import { Document, visit } from 'yaml';
import { Expression, fileTasks, taskOf, type Task } from './ansible-tasks.js';
import { counted } from '../../reporters/pretty/words.js';
import type { FileEdits, Plan, PlannedStep } from './plan.js';
import { rulesOf } from './words.js';

/**
 * A playbook that does the plan. Services are restarted, the boot loader is written and the host is rebooted by handlers: only where
 * something changed.
 */
export function formatPlanAnsible(plan: Plan, tool: { readonly name: string; readonly version: string }): string {
  const { host, steps, mends, byHand, conflicts } = plan;
  const bootFiles = bootFilesOf(steps);
  const tasks = steps.filter(step => !isLate(step, plan)).flatMap(step => named(step, steps, plan, bootFiles));
  const handlers = steps
    .filter(step => isLate(step, plan))
    .flatMap(step => plainTasks(step, bootFiles).map(withName(step)));
  const play = {
    name: `Mend ${host.label}`,
    hosts: new Expression("{{ target | default('all') }}"),
    become: true,
    gather_facts: false,
    tasks,
    ...(handlers.length > 0 && { handlers }),
  };
  const document = new Document([play], { aliasDuplicateObjects: false });
  const left = [
    ...conflicts.map(
      ({ what, choices }) => `Fixes want ${what} to be ${choices.map(({ value }) => value).join(' or ')}.`,
    ),
    ...byHand.map(one => `${rulesOf(one.mends)}: ${one.summary}`),
  ];
  document.commentBefore = [
    ` Remedy for ${host.label}, made by ${tool.name} ${tool.version}: mends ${counted(mends.length, 'fail')}.`,
    ' Needs the collections ansible.posix and community.general.',
    ...(left.length > 0 ? [' By hand:', ...left.map(line => `   ${line.replace(/\s+/g, ' ')}`)] : []),
  ].join('\n');
  markUnsafe(document);
  return document.toString({ lineWidth: 0 });
}

/** Whether a step is done at the end, and only if something before it changed. */
function isLate(step: PlannedStep, { steps }: Plan): boolean {
  const [first] = step.steps;
  const late =
    first.kind === 'reboot' ||
    first.kind === 'restart-service' ||
    first.kind === 'reload-units' ||
    (first.kind === 'run' && first.when === 'boot-loader' && first.command === first.undo);
  // What nothing comes before would never be told to run.
  return late && steps.some(other => other !== step && !isAlwaysLate(other) && share(other, step));
}

const isAlwaysLate = ({ steps: [first] }: PlannedStep): boolean =>
  ['reboot', 'restart-service', 'reload-units'].includes(first.kind);

const share = (a: PlannedStep, b: PlannedStep): boolean => a.mends.some(mend => b.mends.includes(mend));

/** The files that hold nothing but a sysctl that the plan sets, by its key. */
function bootFilesOf(steps: readonly PlannedStep[]): ReadonlyMap<string, string> {
  const all: readonly Step[] = steps.flatMap(step => step.steps);
  return new Map(
    all.flatMap(step => {
      if (step.kind !== 'set-sysctl') return [];
      const text = `${step.key} = ${step.value}\n`;
      const file = all.find(other => other.kind === 'write-file' && other.text === text);
      return file && 'path' in file ? [[step.key, file.path] as const] : [];
    }),
  );
}

function plainTasks({ file, steps: [first] }: PlannedStep, bootFiles: ReadonlyMap<string, string>): readonly Task[] {
  if (file) return isBootFile(file, bootFiles) ? [] : fileTasks(file);
  if (isEdit(first)) return [];
  return taskOf(first, first.kind === 'set-sysctl' ? bootFiles.get(first.key) : undefined);
}

const isBootFile = ({ path }: FileEdits, bootFiles: ReadonlyMap<string, string>): boolean =>
  [...bootFiles.values()].includes(path);

const withName =
  ({ title, steps: [first], command }: PlannedStep) =>
  (task: Task): Task => ({
    name: first.kind === 'run' ? `Run ${command ?? ''}` : title.replace(/\.$/, ''),
    ...task,
  });

function named(
  step: PlannedStep,
  steps: readonly PlannedStep[],
  plan: Plan,
  bootFiles: ReadonlyMap<string, string>,
): readonly Task[] {
  const late = steps.filter(other => isLate(other, plan) && share(step, other));
  const notify = late.map(other => withName(other)({}).name);
  return plainTasks(step, bootFiles).map(task => ({
    ...withName(step)(task),
    ...(notify.length > 0 && !('register' in task) && { notify }),
  }));
}

/** Text of the host may look like a template of Ansible; it is none. */
function markUnsafe(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      const { value } = node;
      if (!(node instanceof Expression) && typeof value === 'string' && /\{[{%#]/.test(value)) node.tag = '!unsafe';
    },
  });
}
