import fs from 'node:fs';
import { basename, join } from 'node:path';
import type { StoreCopyChange } from './changes.js';
import { mountsBelow } from './daemon-process.js';
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

/**
 * Copies a store aside with the system's own cp: owners, modes, times, ACLs, extended attributes, hard links and holes stay, and blocks
 * are shared where the file system can. The copy is compared with the store.
 */
export async function copyStore(journal: Journal, { store, without, signal }: StoreCopy): Promise<void> {
  const aside = asideOf(store, journal);
  const names = namesIn(store, without);
  await journal.make({ kind: 'store-copy', store, aside, names }, async () => {
    const copy = join(aside, 'copy');
    fs.mkdirSync(aside, { mode: 0o700 });
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

/** Removes the copy. `keepAfter`: what the store had become stays aside. */
export async function undoStoreCopy({ store, aside }: StoreCopyChange, keepAfter: boolean): Promise<void> {
  if (!basename(aside).startsWith(asidePrefix) || !aside.startsWith(`${store}/`))
    throw new RemedyError(`"${aside}" is no directory of hostlint, so it is not removed`);
  if (!fs.existsSync(aside)) return;
  const [mount] = mountsBelow(aside);
  if (mount !== undefined) throw new RemedyError(`"${mount}" is mounted, so "${aside}" is not removed`);
  const hasAfter = fs.existsSync(join(aside, 'after')) && fs.readdirSync(join(aside, 'after')).length > 0;
  if (!keepAfter || !hasAfter) await fs.promises.rm(aside, { recursive: true, force: true });
  else
    for (const name of fs.readdirSync(aside))
      if (name !== 'after') await fs.promises.rm(join(aside, name), { recursive: true, force: true });
  syncDirectory(store);
}
