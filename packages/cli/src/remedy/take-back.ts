import type { Journal } from './journal.js';
import { RemedyError } from './remedy-error.js';
import { undoJournal } from './undo.js';

export interface TakenBack {
  readonly say: (text: string) => void;
  /** What interrupts the run. */
  readonly signal?: AbortSignal;
}

/** Runs a change, and takes all of it back when it fails or is interrupted. */
export async function orTakeBack<T>(journal: Journal, { say, signal }: TakenBack, run: () => Promise<T>): Promise<T> {
  try {
    const result = await run();
    journal.complete();
    return result;
  } catch (error) {
    const cause: unknown = signal?.aborted ? signal.reason : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    say(`it failed: ${why}`);
    say('putting all back as it was');
    try {
      await undoJournal(journal, why);
    } catch (fault) {
      const second = fault instanceof Error ? fault.message : String(fault);
      throw new RemedyError(
        `${why}; and not all could be put back: ${second}. Mend that, then: hostlint undo ${journal.id}`,
        { cause: fault },
      );
    }
    throw new TakenBackError(why, { cause: error });
  }
}

/** A change failed, and the host is as it was before. */
export class TakenBackError extends RemedyError {}
