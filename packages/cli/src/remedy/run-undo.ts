import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommandResult, Invocation } from '../command.js';
import { booleanFlag, textFlag } from '../flags/flags.js';
import { UsageError } from '../usage-error.js';
import { changeWords } from './change-words.js';
import { fileState } from './file-change.js';
import { interruptible } from './interruption.js';
import { usualJournals, type FaultHook } from './journal.js';
import { takeLock } from './lock.js';
import { RemedyError } from './remedy-error.js';
import { confirmed, refuseOthers, teller } from './surroundings.js';
import { forgetJournal, readJournals, undoById, type ListedJournal } from './undo-by-id.js';

/** `hostlint undo [ID]`. `hook`: ends it at a point, in tests. */
export async function runUndo({ words, flags, environment }: Invocation, hook?: FaultHook): Promise<CommandResult> {
  const [id, extra] = words;
  if (extra !== undefined)
    throw new UsageError('unknown-argument', `unexpected argument "${extra}"; \`hostlint undo\` takes one ID`);
  const named = textFlag(flags, 'journal');
  // What was changed below a root of the user's own is the user's to undo.
  if (named === undefined) refuseOthers(environment, 'undo');
  const root = named === undefined ? usualJournals : resolve(environment.workingDirectory, named);
  const journals = readJournals(root);
  if (booleanFlag(flags, 'list') === true) return { text: journals.map(lineOf).join(''), exitCode: 0 };
  const forgets = booleanFlag(flags, 'forget') ?? false;
  const journal = chosen(journals, id, forgets);
  if (!journal) return { text: 'There is nothing to undo.\n', exitCode: 0 };
  if (journal.state === 'undone' && !forgets) return { text: `${journal.id} is undone already.\n`, exitCode: 0 };
  if (forgets && ['open', 'undoing'].includes(journal.state))
    throw new RemedyError(`${journal.id} was ended in the middle; undo it first: hostlint undo ${journal.id}`);
  const edited = journal.state === 'undone' ? [] : editedSince(journal);
  if (edited.length > 0 && !forgets && booleanFlag(flags, 'discard-edits') !== true)
    throw new RemedyError(
      `${edited.map(path => `"${path}"`).join(', ')} was edited since; with --discard-edits what it was before is put back, and what it is now is kept in ${journal.directory}/saved`,
    );
  const plan = forgets ? forgetPlan(journal) : undoPlan(journal);
  if (booleanFlag(flags, 'dry-run') === true) return { text: `${plan}Nothing was changed (--dry-run).\n`, exitCode: 0 };
  if (!(await confirmed({ flags, environment }, plan))) return { text: 'Nothing was changed.\n', exitCode: 1 };
  const say = teller(environment);
  const lock = takeLock(root);
  try {
    if (forgets) {
      await forgetJournal(journal);
      return { text: `${journal.id} is forgotten, and what was kept for it is removed.\n`, exitCode: 0 };
    }
    // Half undone is worse than either: an interrupt is only heard.
    await interruptible(
      () => say('undoing is not interrupted; please wait'),
      () => undoById({ root, ...(hook ? { hook } : {}) }, journal.id, 'the user asked'),
    );
    return { text: `${journal.title}: undone.\n${leftover(journal)}`, exitCode: 0 };
  } finally {
    lock.release();
  }
}

/** The one that is named, or the newest that can be undone. */
function chosen(
  journals: readonly ListedJournal[],
  id: string | undefined,
  forgets: boolean,
): ListedJournal | undefined {
  if (id === undefined) return journals.findLast(({ state }) => forgets || state !== 'undone');
  const found = journals.find(journal => journal.id === id);
  if (!found)
    throw new UsageError('unknown-name', `there is no journal "${id}"; \`hostlint undo --list\` shows what there is`);
  const later = journals.find(other => other.id > id && other.state !== 'undone');
  if (later && !forgets)
    throw new RemedyError(`${later.id} (${later.title}) came later and builds on it; undo that first`);
  return found;
}

const editedSince = ({ records }: ListedJournal): readonly string[] =>
  records.flatMap(({ change, state }) =>
    change.kind === 'file' && state !== 'undone' && fileState(change) === 'other' ? [change.path] : [],
  );

function undoPlan({ id, title, at, records }: ListedJournal): string {
  const steps = [...records]
    .reverse()
    .filter(({ state }) => state !== 'undone')
    .flatMap(({ change }) => changeWords(change));
  return [
    `${id}, ${at}: ${title}. Undoing it will:`,
    ...steps.map((step, index) => `${String(index + 1).padStart(2)}. ${step}`),
    '',
  ].join('\n');
}

const forgetPlan = ({ id, title, records }: ListedJournal): string =>
  [
    `${id}: ${title}. It cannot be undone any more once what was kept is removed:`,
    ...records.flatMap(({ change }) => (change.kind === 'store-aside' ? [`- ${change.aside}`] : [])),
    '',
  ].join('\n');

/** What the store had become stays aside after a run that reached its end. */
function leftover({ id, records, wasComplete }: ListedJournal): string {
  const aside = records.flatMap(({ change }) => (change.kind === 'store-aside' ? [`${change.aside}/after`] : []))[0];
  if (!wasComplete || aside === undefined || !existsSync(aside) || readdirSync(aside).length === 0) return '';
  return `What the store had become is in ${aside}. Done with it: hostlint undo --forget ${id}\n`;
}

const lineOf = ({ id, state, title }: ListedJournal): string => {
  const word = { open: 'ended in the middle', complete: 'done', undoing: 'half undone', undone: 'undone' }[state];
  return `${id}  ${word.padEnd(19)}  ${title}\n`;
};
