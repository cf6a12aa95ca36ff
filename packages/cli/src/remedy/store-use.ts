import fs from 'node:fs';
import { basename, join } from 'node:path';
import type { StoreUseChange } from './changes.js';
import { syncDirectory } from './durable.js';
import type { Journal } from './journal.js';
import type { JournalRecord } from './journal-lines.js';
import { waitForRest } from './service-change.js';

const restMs = 30_000;

/** Says that from now on a service may write to a store of which there is a copy. */
export async function useStore(
  journal: Journal,
  { store, aside, carried }: Omit<StoreUseChange, 'kind'>,
): Promise<void> {
  await journal.make({ kind: 'store-use', store, aside, carried }, () => undefined);
}

/**
 * Puts the copy back in place of what the store has become, by renaming alone. Its two halves are marked in the journal when they are
 * finished: a name that both have cannot be told apart otherwise.
 */
export async function undoStoreUse(journal: Journal, record: JournalRecord, change: StoreUseChange): Promise<void> {
  const { store, aside, carried } = change;
  const [copy, after] = [join(aside, 'copy'), join(aside, 'after')];
  await waitForRest(store, restMs, { carried });
  let { step } = record;
  if (step === null) {
    fs.mkdirSync(after, { recursive: true, mode: 0o700 });
    for (const name of fs.readdirSync(store)) {
      if (name === basename(aside) || name.startsWith('.hostlint-') || carried.includes(name)) continue;
      moveOut(join(store, name), join(after, name));
      journal.point('name moved out of the store');
    }
    sync(store, after);
    journal.progress(record.number, (step = 'emptied'));
    journal.point('store emptied');
  }
  if (step === 'emptied') {
    for (const name of fs.existsSync(copy) ? fs.readdirSync(copy) : []) {
      if (fs.lstatSync(join(store, name), { throwIfNoEntry: false })) {
        if (carried.includes(name)) continue;
        // Made by a service that was started while this was interrupted.
        moveOut(join(store, name), join(after, name));
      }
      fs.renameSync(join(copy, name), join(store, name));
      journal.point('name moved into the store');
    }
    sync(store, copy);
    journal.progress(record.number, 'filled');
    journal.point('store filled');
  }
}

/** Moves a name to where there may be one already. */
function moveOut(from: string, to: string): void {
  let place = to;
  for (let number = 1; fs.lstatSync(place, { throwIfNoEntry: false }); number++) place = `${to}.${number}`;
  fs.renameSync(from, place);
}

const sync = (...directories: readonly string[]): void => {
  for (const directory of directories) if (fs.existsSync(directory)) syncDirectory(directory);
};
