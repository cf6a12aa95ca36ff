import fs from 'node:fs';
import { join } from 'node:path';
import type { StoreAsideChange, StoreCopyChange } from './changes.js';
import { endStrays, mountsBelow } from './daemon-process.js';
import { syncDirectory } from './durable.js';
import type { Journal } from './journal.js';
import { RemedyError } from './remedy-error.js';
import { runToSuccess } from './run-program.js';
import { firstDifference } from './tree-difference.js';

const copyMs = 24 * 3600 * 1000;
const asidePrefix = '.hostlint-';

export interface StoreCopy {
  readonly store: string;
  /** Names in the store that are not copied. */
  readonly without: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** The directory in a store that is a run's own. It lies inside, where renaming always works: the store may be a file system of its own. */
export const asideOf = (store: string, { id }: Journal): string => join(store, `${asidePrefix}${id}`);

/** What of a store is copied: all but what other runs have put there. */
export const namesIn = (store: string, without: readonly string[]): readonly string[] =>
  fs
    .readdirSync(store)
    .filter(name => !name.startsWith(asidePrefix) && !without.includes(name))
    .sort();

export async function makeAside(journal: Journal, store: string): Promise<string> {
  const aside = asideOf(store, journal);
  await journal.make({ kind: 'store-aside', store, aside }, () => {
    fs.mkdirSync(aside, { mode: 0o700 });
    syncDirectory(store);
  });
  return aside;
}

/**
 * Copies a store aside with the system's own cp: owners, modes, times, ACLs, extended attributes, hard links and holes stay, and blocks
 * are shared where the file system can. The copy is compared with the store.
 */
export async function copyStore(journal: Journal, { store, without, signal }: StoreCopy): Promise<void> {
  const aside = asideOf(store, journal);
  const names = namesIn(store, without);
  await journal.make({ kind: 'store-copy', store, aside, names }, async () => {
    const copy = join(aside, 'copy');
    fs.mkdirSync(copy, { mode: 0o700 });
    journal.point('store copy begun');
    // One run for all names: hard links between them stay as well.
    if (names.length > 0) {
      const words = ['cp', '-a', '--preserve=xattr', '--reflink=auto', '--sparse=auto', '--', ...names] as const;
      await runToSuccess([...words, copy] as unknown as [string, ...string[]], {
        timeoutMs: copyMs,
        cwd: store,
        signal,
      });
    }
    journal.point('store copied');
    const difference = firstDifference(store, copy, names);
    if (difference !== undefined) throw new RemedyError(`the copy of "${store}" is not the same: ${difference}`);
    await runToSuccess(['sync', '-f', copy], { timeoutMs: copyMs, signal });
    syncDirectory(store);
  });
}

export const undoStoreCopy = ({ aside }: StoreCopyChange): Promise<void> => remove(join(aside, 'copy'));

/** Removes the run's own directory. `keepAfter`: what the store had become stays in it. */
export async function undoAside({ store, aside }: StoreAsideChange, keepAfter: boolean): Promise<void> {
  const after = join(aside, 'after');
  const isKept = keepAfter && fs.existsSync(after) && fs.readdirSync(after).length > 0;
  if (!isKept) await remove(aside);
  else for (const name of fs.readdirSync(aside)) if (name !== 'after') await remove(join(aside, name));
  syncDirectory(store);
}

export const removeAside = ({ aside }: StoreAsideChange): Promise<void> => remove(aside);

async function remove(path: string): Promise<void> {
  if (!path.includes(`/${asidePrefix}`)) throw new RemedyError(`"${path}" is not of hostlint, so it is not removed`);
  // A copy goes on by itself when the run that made it was killed.
  await endStrays(join(path, 'copy'));
  await endStrays(path);
  const [mount] = mountsBelow(path);
  if (mount !== undefined) throw new RemedyError(`"${mount}" is mounted, so "${path}" is not removed`);
  await fs.promises.rm(path, { recursive: true, force: true });
}
