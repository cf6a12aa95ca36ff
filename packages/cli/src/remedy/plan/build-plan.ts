import { interruptsOf, isEdit, type Edit, type Finding, type HostSource, type Report, type Step } from '@hostlint/core';
import { applyEdit } from './apply-edit.js';
import { EditRefusal } from './edit-refusal.js';
import { orderSteps } from './order-steps.js';
import { isSymlink, readSysctl, readText } from './read-file.js';
import { decisionsOf } from './settings-of.js';
import { commandOf, needsOf, titleOf, undoOf } from './step-words.js';
import type { ByHand, Conflict, FileEdits, Mended, Plan, PlannedStep } from './plan.js';

/** A fix that several fails may have in common. */
interface SharedFix {
  readonly summary: string;
  readonly commands: readonly string[];
  readonly steps: readonly Step[] | undefined;
  readonly mends: Mended[];
}

export interface PlanOptions {
  readonly isWanted?: (finding: Finding) => boolean;
  /** Why steps are not to be done by a machine, where they are not. */
  readonly refuse?: (steps: readonly Step[]) => string | undefined;
}

/** The remedy for what fails in a report, read beside the files that it changes. Waived fails are let be. */
export async function buildPlan(
  report: Report,
  source: HostSource,
  { isWanted = () => true, refuse = () => undefined }: PlanOptions = {},
): Promise<Plan> {
  // What is said of a kernel that is not to boot next does not count.
  const counted = report.findings.filter(one => isWanted(one) && one.waiver === null && one.kernel === undefined);
  const fixes = sharedFixes(counted.filter(({ status }) => status === 'fail'));
  const conflicts = findConflicts(fixes);
  const isTorn = (one: SharedFix): Conflict | undefined =>
    conflicts.find(({ choices }) => choices.some(({ mends }) => one.mends.some(mend => mends.includes(mend))));
  const byHand: ByHand[] = [];
  const done: SharedFix[] = [];
  const files = new Map<string, FileEdits>();
  for (const one of fixes) {
    const why = isTorn(one)
      ? `Fixes want different things of ${isTorn(one)?.what}.`
      : (refuse(one.steps ?? []) ?? (await obstacle(one, files, source)));
    if (why === undefined) done.push(one);
    else byHand.push({ mends: one.mends, summary: one.summary, commands: one.commands, why });
  }
  const ordered = orderSteps(done.flatMap(({ steps = [] }) => steps));
  const mendsOf = (parts: readonly Step[]): readonly Mended[] => {
    const keys = new Set(parts.map(part => JSON.stringify(part)));
    return done
      .filter(({ steps = [] }) => steps.some(step => keys.has(JSON.stringify(step))))
      .flatMap(one => one.mends);
  };
  const steps: PlannedStep[] = [];
  for (const group of grouped(ordered)) {
    const planned = await planStep(group, files, source);
    if (planned) steps.push({ ...planned, mends: mendsOf(group) });
  }
  return {
    host: report.host,
    steps,
    mends: done.flatMap(({ mends }) => mends),
    byHand,
    conflicts,
    interrupts: [...new Set(steps.map(({ interrupts }) => interrupts))].filter(one => one !== 'nothing'),
    reboot: ordered.some(({ kind }) => kind === 'reboot'),
    needs: [...new Set(steps.flatMap(({ needs }) => needs))],
    undecided: counted.filter(({ status }) => status === 'unknown').length,
  };
}

function sharedFixes(fails: readonly Finding[]): readonly SharedFix[] {
  const fixes = new Map<string, SharedFix>();
  for (const { rule, subject, severity, message, fix } of fails) {
    const { summary = '', commands = [], steps } = fix ?? {};
    const key = JSON.stringify(steps ?? [summary, commands]);
    const shared = fixes.get(key) ?? { summary, commands, steps, mends: [] };
    shared.mends.push({ rule, subject, severity, message });
    fixes.set(key, shared);
  }
  return [...fixes.values()];
}

function findConflicts(fixes: readonly SharedFix[]): readonly Conflict[] {
  const wanted = new Map<string, Map<string, Mended[]>>();
  for (const { steps = [], mends } of fixes) {
    for (const { what, value } of steps.flatMap(decisionsOf)) {
      const values = wanted.get(what) ?? new Map<string, Mended[]>();
      values.set(value, [...(values.get(value) ?? []), ...mends]);
      wanted.set(what, values);
    }
  }
  const torn = [...wanted].filter(([, values]) => values.size > 1);
  const conflicts = torn.map(([what, values]) => ({
    what,
    choices: [...values].map(([value, mends]) => ({ value: value.trim(), mends })),
  }));
  // A sysctl and the file that sets it at boot are one matter, which the sysctl's own name tells best.
  const key = ({ choices }: Conflict): string => JSON.stringify(choices.map(({ mends }) => mends));
  return conflicts.filter((one, at) => !conflicts.some((other, later) => later > at && key(other) === key(one)));
}

/** Why a machine cannot do it, where it cannot; otherwise its edits are taken into `files`. */
async function obstacle(
  { steps, summary }: SharedFix,
  files: Map<string, FileEdits>,
  source: HostSource,
): Promise<string | undefined> {
  if (steps === undefined || steps.length === 0)
    return summary === '' ? 'No fix is known.' : 'It takes a look or a decision.';
  const changed = new Map<string, FileEdits>();
  try {
    for (const edit of bottomUp(steps.filter(isEdit))) {
      const file = changed.get(edit.path) ?? files.get(edit.path) ?? (await openFile(source, edit.path));
      changed.set(edit.path, withEdit(file, edit));
    }
  } catch (error) {
    if (error instanceof EditRefusal) return `${error.message.slice(0, 1).toUpperCase()}${error.message.slice(1)}.`;
    throw error;
  }
  for (const [path, file] of changed) files.set(path, file);
  return undefined;
}

/** Lines are told by their numbers: they come before what moves them, and the last is first. */
function bottomUp(edits: readonly Edit[]): readonly Edit[] {
  const rank = (edit: Edit): number => (edit.kind === 'replace-line' ? -edit.line : 0);
  return edits.toSorted((a, b) => rank(a) - rank(b));
}

async function openFile(source: HostSource, path: string): Promise<FileEdits> {
  if (await isSymlink(source, path))
    throw new EditRefusal(`${path} is a symbolic link: what it leads to is to be edited`);
  const before = await readText(source, path);
  return { path, edits: [], before, after: before ?? undefined };
}

function withEdit(file: FileEdits, edit: Edit): FileEdits {
  if (file.edits.some(one => JSON.stringify(one) === JSON.stringify(edit))) return file;
  const edits = bottomUp([...file.edits, edit]);
  if (file.before === undefined) {
    if (edit.kind !== 'set-json-key') return { ...file, edits };
    throw new EditRefusal(`${file.path} could not be read, and an edit keeps what is in it`);
  }
  const after = edits.reduce<string | undefined>(applyEdit, file.before ?? undefined);
  return { ...file, edits, after };
}

/** Packages of one manager, and edits of one file, are one step. */
function grouped(ordered: readonly Step[]): readonly (readonly [Step, ...Step[]])[] {
  const groups = new Map<string, [Step, ...Step[]]>();
  for (const step of ordered) {
    const key =
      step.kind === 'install-packages' ? `install ${step.manager}` : isEdit(step) ? step.path : JSON.stringify(step);
    const group = groups.get(key);
    if (group) group.push(step);
    else groups.set(key, [step]);
  }
  return [...groups.values()];
}

async function planStep(
  steps: readonly [Step, ...Step[]],
  files: ReadonlyMap<string, FileEdits>,
  source: HostSource,
): Promise<Omit<PlannedStep, 'mends'> | undefined> {
  const [first] = steps;
  if (isEdit(first)) {
    const file = files.get(first.path) ?? null;
    // What is there already is kept out of the plan; what makes it hold, such as a restart, is not.
    if (file && file.before === file.after && file.before !== undefined) return undefined;
    const title = file?.before === null ? `Write ${first.path}.` : titleOf(first);
    const undo = file?.before === null ? `rm ${first.path}` : `put back the copy of ${first.path}`;
    return { title, steps, command: null, file, interrupts: 'nothing', undo, needs: ['root'] };
  }
  const whole: Step =
    first.kind === 'install-packages'
      ? { ...first, packages: [...new Set(steps.flatMap(step => (step.kind === first.kind ? step.packages : [])))] }
      : first;
  const old = whole.kind === 'set-sysctl' ? await readSysctl(source, whole.key) : undefined;
  return {
    title: titleOf(whole),
    steps: [whole],
    command: commandOf(whole),
    file: null,
    interrupts: interruptsOf(whole),
    undo: undoOf(whole, old),
    needs: needsOf(whole),
  };
}
