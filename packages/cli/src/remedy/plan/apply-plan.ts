import fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { SetSysctl, Step } from '@hostlint/core';
import { changeByCommand } from '../command-change.js';
import { changeDirectory } from '../directory-change.js';
import { changeFile } from '../file-change.js';
import { interruptible } from '../interruption.js';
import { Journal } from '../journal.js';
import { takeLock } from '../lock.js';
import { RemedyError } from '../remedy-error.js';
import { orTakeBack } from '../take-back.js';
import { unfinishedJournal } from '../undo-by-id.js';
import { applyEdit } from './apply-edit.js';
import { EditRefusal } from './edit-refusal.js';
import type { FileEdits, Plan, PlannedStep } from './plan.js';
import { isByFix } from './fix-kinds.js';

const commandMs = 30_000;

export interface ApplyOptions {
  /** Where journals lie. */
  readonly journals: string;
  /** The directory that the host's files lie below; empty for this very host. */
  readonly root: string;
  readonly title: string;
  readonly now: number;
  /** Says on standard error what is being done. */
  readonly say: (text: string) => void;
}

/** Does what `hostlint fix` does of a plan, each change written down before it is made; all of it or nothing. Answers the journal's id. */
export async function applyPlan(plan: Plan, { journals, root, title, now, say }: ApplyOptions): Promise<string> {
  const lock = takeLock(journals);
  try {
    const unfinished = unfinishedJournal(journals);
    if (unfinished)
      throw new RemedyError(
        `an earlier run (${unfinished.id}: ${unfinished.title}) was ended in the middle; first: hostlint undo ${unfinished.id}`,
      );
    const journal = Journal.begin({ root: journals }, title, now);
    try {
      await interruptible(say, signal =>
        orTakeBack(journal, { say, signal }, async () => {
          for (const step of plan.steps.filter(one => isByFix(one, root))) {
            await apply(journal, step, { root, signal });
            signal.throwIfAborted();
          }
        }),
      );
      return journal.id;
    } finally {
      journal.close();
    }
  } finally {
    lock.release();
  }
}

interface Way {
  readonly root: string;
  readonly signal: AbortSignal;
}

async function apply(journal: Journal, { file, steps: [step] }: PlannedStep, { root, signal }: Way): Promise<void> {
  if (file) return await applyFile(journal, file, root);
  const argv = commandOfStep(step);
  if (argv) await changeByCommand(journal, argv.run, { undo: argv.undo, timeoutMs: commandMs, signal });
}

async function applyFile(journal: Journal, { path, edits, before }: FileEdits, root: string): Promise<void> {
  const place = placeOf(path, root);
  const now = read(place);
  if (before !== undefined && now !== before) throw new RemedyError(`${path} has changed since the plan was made`);
  const after = edits.reduce<string | undefined>((text, edit) => {
    try {
      return applyEdit(text, edit);
    } catch (error) {
      throw error instanceof EditRefusal ? new RemedyError(error.message, { cause: error }) : error;
    }
  }, now ?? undefined);
  if (after === undefined || after === now) return;
  await changeDirectory(journal, dirname(place));
  await changeFile(journal, place, Buffer.from(after));
}

/** The file below the root. A symbolic link in an image may lead out of it, so none is followed there. */
function placeOf(path: string, root: string): string {
  if (root === '') return path;
  let at = root;
  for (const name of path.split('/').filter(Boolean)) {
    at = join(at, name);
    if (fs.lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new RemedyError(`"${at}" is a symbolic link, which may lead out of "${root}"`);
  }
  return at;
}

function read(path: string): string | null {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new RemedyError(`"${path}" cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

type Argv = readonly [string, ...string[]];

function commandOfStep(step: Step): { readonly run: Argv; readonly undo: Argv | null } | undefined {
  // A module that is loaded does no harm, and may be in use by the time that it is to go.
  if (step.kind === 'load-module') return { run: ['modprobe', '--', step.module], undo: null };
  if (step.kind !== 'set-sysctl') return undefined;
  return { run: setting(step, step.value), undo: setting(step, currentOf(step)) };
}

const setting = ({ key }: SetSysctl, value: string): Argv => ['sysctl', '-w', `${key}=${value}`];

function currentOf({ key }: SetSysctl): string {
  const value = read(`/proc/sys/${key.replace(/[./]/g, letter => (letter === '.' ? '/' : '.'))}`);
  if (value === null) throw new RemedyError(`this kernel has no ${key}`);
  return value.trim().replace(/\s+/g, ' ');
}
