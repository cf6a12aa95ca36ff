import fs from 'node:fs';
import { join } from 'node:path';
import { Journal, listJournals, type JournalOptions } from './journal.js';
import { RemedyError } from './remedy-error.js';
import { undoJournal } from './undo.js';

/** Opens a journal that must be there. The caller holds the lock. */
export function openJournal(options: JournalOptions, id: string): Journal {
  const journal = Journal.open(options, id);
  if (journal) return journal;
  throw new RemedyError(`there is no journal "${id}"; \`hostlint undo --list\` shows what there is`);
}

/** Takes back what a run changed. The caller holds the lock. */
export async function undoById(options: JournalOptions, id: string, why: string): Promise<void> {
  const journal = openJournal(options, id);
  try {
    await undoJournal(journal, why);
  } finally {
    journal.close();
  }
}

export interface ListedJournal extends Pick<Journal, 'id' | 'title' | 'at' | 'state' | 'records' | 'wasComplete'> {
  readonly directory: string;
}

/** All journals, oldest first. Those whose run ended before it changed anything are left out. */
export function readJournals(root: string): readonly ListedJournal[] {
  return listJournals(root).flatMap(id => {
    const journal = Journal.open({ root }, id, true);
    if (!journal) return [];
    const { title, at, state, records, wasComplete, directory } = journal;
    return [{ id, title, at, state, records, wasComplete, directory }];
  });
}

/** The run that was ended in the middle, of changing or of undoing. */
export const unfinishedJournal = (root: string): ListedJournal | undefined =>
  readJournals(root).findLast(({ state }) => state === 'open' || state === 'undoing');

/** Removes a journal, and all that was kept for undoing. */
export async function forgetJournal({ records, directory }: ListedJournal): Promise<void> {
  const { removeAside } = await import('./store-copy.js');
  for (const { change } of records) if (change.kind === 'store-aside') await removeAside(change);
  fs.rmSync(join(directory, 'journal.ndjson'), { force: true });
  fs.rmSync(directory, { recursive: true, force: true });
}
