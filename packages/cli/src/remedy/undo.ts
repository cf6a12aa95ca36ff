import { undoCommand } from './command-change.js';
import { undoDirectory } from './directory-change.js';
import { undoFile } from './file-change.js';
import type { Journal } from './journal.js';
import type { JournalRecord } from './journal-lines.js';
import { stopIfRunning, undoService } from './service-change.js';
import { undoAside, undoStoreCopy } from './store-copy.js';
import { undoStoreUse } from './store-use.js';

/**
 * Takes back all that a run changed, backwards. What is undone is marked, so that this may be ended at any point and begun again. Stops
 * at the first change that cannot be taken back, and throws: what came before it builds on it.
 */
export async function undoJournal(journal: Journal, why: string): Promise<void> {
  if (journal.state === 'undone') return;
  journal.beginUndo(why);
  journal.point('undoing');
  await stopWhatWrites(journal);
  for (const record of [...journal.records].reverse()) {
    if (record.state === 'undone') continue;
    await undoOne(journal, record);
    journal.point(`${record.change.kind} taken back`);
    journal.undone(record.number);
    journal.point(`${record.change.kind} undone`);
  }
  journal.allUndone();
}

/** Where undoing was ended in the middle, something such as a start of the machine may have started the service since. */
async function stopWhatWrites({ records }: Journal): Promise<void> {
  const open = records.filter(({ state }) => state !== 'undone').map(({ change }) => change);
  if (!open.some(({ kind }) => kind === 'store-use')) return;
  for (const change of open) if (change.kind === 'service') await stopIfRunning(change.service);
}

async function undoOne(journal: Journal, record: JournalRecord): Promise<void> {
  const { change, number } = record;
  switch (change.kind) {
    case 'file':
      return undoFile(journal, number, change);
    case 'directory':
      return undoDirectory(change);
    case 'command':
      return undoCommand(change);
    case 'service':
      return undoService(change, record.state === 'intended');
    case 'store-aside':
      // What people did since a run that reached its end may be of worth.
      return undoAside(change, journal.wasComplete);
    case 'store-copy':
      return undoStoreCopy(change);
    case 'store-use':
      return undoStoreUse(journal, record, change);
  }
}
