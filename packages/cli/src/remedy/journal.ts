import fs from 'node:fs';
import { join } from 'node:path';
import type { Change } from './changes.js';
import { syncDirectory } from './durable.js';
import { readJournalLines, type JournalLine, type JournalRecord, type JournalState } from './journal-lines.js';
import { RemedyError } from './remedy-error.js';

/** Where journals lie unless the user names another place. */
export const usualJournals = '/var/lib/hostlint/journal';

const reserveBytes = 1024 * 1024;

const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Called at every point where a run could be ended, so that tests can end it there. */
export type FaultHook = (point: string) => void;

export interface JournalOptions {
  /** The directory of all journals. */
  readonly root: string;
  readonly hook?: FaultHook;
}

/**
 * What a run changes, written down before it is changed, so that it can be taken back also when the run was ended at any point. One
 * directory for each run, `ROOT/ID`, readable by root alone: `journal.ndjson`, each line on the disk before the next step, and the
 * files that were replaced. Whoever writes to a journal holds the lock of `ROOT` (lock.ts).
 */
export class Journal {
  readonly id: string;
  readonly directory: string;
  readonly title: string;
  /** When it was begun, as an ISO date. */
  readonly at: string;
  readonly #hook: FaultHook;
  readonly #records = new Map<number, JournalRecord>();
  #state: JournalState;
  #wasComplete: boolean;
  #file: number;

  /** Begins a journal. The caller holds the lock. */
  static begin({ root, hook }: JournalOptions, title: string, now: number): Journal {
    const at = new Date(now).toISOString();
    fs.mkdirSync(root, { recursive: true, mode: 0o700 });
    let id = '';
    for (let number = 0; id === ''; number++) {
      const candidate = at.replace(/\.\d+Z$/, '').replaceAll(/[-:]/g, '') + (number === 0 ? '' : `-${number}`);
      try {
        fs.mkdirSync(join(root, candidate), { mode: 0o700 });
        id = candidate;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    const directory = join(root, id);
    const file = fs.openSync(join(directory, 'journal.ndjson'), 'ax', 0o600);
    const journal = new Journal({
      id,
      directory,
      title,
      at,
      file,
      state: 'open',
      wasComplete: false,
      records: [],
      hook,
    });
    journal.#append({ entry: 'begin', format: 1, id, title, at });
    // Where the disk gets full, undoing has this much room.
    fs.writeFileSync(join(directory, 'reserve'), new Uint8Array(reserveBytes), { mode: 0o600, flush: true });
    syncDirectory(directory);
    syncDirectory(root);
    return journal;
  }

  /**
   * Opens a journal to go on with it; `undefined` where its run ended before it was begun. The caller holds the lock, or only reads.
   */
  static open({ root, hook }: JournalOptions, id: string, onlyReads = false): Journal | undefined {
    const directory = join(root, id);
    const path = join(directory, 'journal.ndjson');
    let content;
    try {
      content = readJournalLines(fs.readFileSync(path, 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new RemedyError(`the journal "${path}" cannot be read: ${(error as Error).message}`, { cause: error });
    }
    if (!content) return undefined;
    if (onlyReads) return new Journal({ ...content, directory, file: -1, hook });
    const file = fs.openSync(path, 'a');
    fs.ftruncateSync(file, content.wholeBytes);
    return new Journal({ ...content, directory, file, hook });
  }

  private constructor(given: {
    readonly id: string;
    readonly directory: string;
    readonly title: string;
    readonly at: string;
    readonly file: number;
    readonly state: JournalState;
    readonly wasComplete: boolean;
    readonly records: readonly JournalRecord[];
    readonly hook: FaultHook | undefined;
  }) {
    this.id = given.id;
    this.directory = given.directory;
    this.title = given.title;
    this.at = given.at;
    this.#file = given.file;
    this.#state = given.state;
    this.#wasComplete = given.wasComplete;
    this.#hook = given.hook ?? (() => undefined);
    for (const record of given.records) this.#records.set(record.number, record);
  }

  get state(): JournalState {
    return this.#state;
  }

  /** Whether the run reached its end, before it was undone. */
  get wasComplete(): boolean {
    return this.#wasComplete;
  }

  /** In the order in which the changes were made. */
  get records(): readonly JournalRecord[] {
    return [...this.#records.values()];
  }

  /** Makes a change after it is written down. What `make` throws leaves the change as one that may be half made. */
  async make(change: Change, make: () => void | Promise<void>): Promise<void> {
    const number = this.#records.size + 1;
    this.#append({ entry: 'intent', number, change });
    this.#records.set(number, { number, change, state: 'intended', step: null });
    this.point(`${change.kind} intended`);
    await make();
    this.point(`${change.kind} made`);
    this.#append({ entry: 'done', number });
    this.#set(number, { state: 'done' });
    this.point(`${change.kind} done`);
  }

  /** The run reached its end: what it changed stays until the user undoes it. */
  complete(): void {
    this.#append({ entry: 'complete' });
    this.#dropReserve();
    this.#state = 'complete';
    this.#wasComplete = true;
  }

  /** From here on the run is taken back. */
  beginUndo(why: string): void {
    this.#dropReserve();
    if (this.#state !== 'undoing') this.#append({ entry: 'undoing', why });
    this.#state = 'undoing';
  }

  /** A step of undoing a change was finished. */
  progress(number: number, step: string): void {
    this.#append({ entry: 'progress', number, step });
    this.#set(number, { step });
  }

  undone(number: number): void {
    this.#append({ entry: 'undone', number });
    this.#set(number, { state: 'undone' });
  }

  allUndone(): void {
    this.#append({ entry: 'all-undone' });
    this.#state = 'undone';
  }

  /** A point where tests may end the run. */
  point(name: string): void {
    this.#hook(name);
  }

  close(): void {
    if (this.#file >= 0) fs.closeSync(this.#file);
    this.#file = -1;
  }

  #append(line: JournalLine): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    for (let at = 0; at < bytes.length;) {
      try {
        at += fs.writeSync(this.#file, bytes, at);
      } catch (error) {
        if (!isFull(error) || !this.#dropReserve()) throw error;
      }
    }
    fs.fsyncSync(this.#file);
  }

  /** Whether there was some left. */
  #dropReserve(): boolean {
    const path = join(this.directory, 'reserve');
    if (!fs.existsSync(path)) return false;
    fs.rmSync(path);
    return true;
  }

  #set(number: number, change: Partial<JournalRecord>): void {
    const record = this.#records.get(number);
    if (record) this.#records.set(number, { ...record, ...change });
  }
}

/** The ids of all journals, oldest first. */
export function listJournals(root: string): readonly string[] {
  try {
    return fs
      .readdirSync(root, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
