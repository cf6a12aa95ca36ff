import type { Change } from './changes.js';

/** A line of a journal. Numbers count changes from 1. */
export type JournalLine =
  | { readonly entry: 'begin'; readonly format: 1; readonly id: string; readonly title: string; readonly at: string }
  | { readonly entry: 'intent'; readonly number: number; readonly change: Change }
  | { readonly entry: 'done'; readonly number: number }
  /** How far undoing a change has come, where it takes several steps. */
  | { readonly entry: 'progress'; readonly number: number; readonly step: string }
  | { readonly entry: 'complete' }
  | { readonly entry: 'undoing'; readonly why: string }
  | { readonly entry: 'undone'; readonly number: number }
  | { readonly entry: 'all-undone' };

/** A change with what became of it. */
export interface JournalRecord {
  readonly number: number;
  readonly change: Change;
  readonly state: 'intended' | 'done' | 'undone';
  /** The last step of undoing that was finished. */
  readonly step: string | null;
}

/** `open`: the run ended in the middle. */
export type JournalState = 'open' | 'complete' | 'undoing' | 'undone';

export interface JournalContent {
  readonly id: string;
  readonly title: string;
  readonly at: string;
  readonly state: JournalState;
  /** Whether the run reached its end, before it was undone. */
  readonly wasComplete: boolean;
  /** In the order in which they were made. */
  readonly records: readonly JournalRecord[];
  /** How many bytes of the file are whole lines: a run that was ended while it wrote one leaves a part of it. */
  readonly wholeBytes: number;
}

/** Reads a journal; `undefined` where not even its first line was written. Throws for what is none. */
export function readJournalLines(text: string): JournalContent | undefined {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const [first, ...rest] = whole
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as JournalLine);
  if (!first) return undefined;
  if (first.entry !== 'begin' || first.format !== 1)
    throw new SyntaxError('it is no journal, or one of another version of hostlint');
  const records = new Map<number, JournalRecord>();
  let state: JournalState = 'open';
  let wasComplete = false;
  for (const line of rest) {
    switch (line.entry) {
      case 'begin':
        throw new SyntaxError('it begins twice');
      case 'intent':
        records.set(line.number, { number: line.number, change: line.change, state: 'intended', step: null });
        break;
      case 'done':
      case 'undone':
        records.set(line.number, { ...recordOf(records, line.number), state: line.entry });
        break;
      case 'progress':
        records.set(line.number, { ...recordOf(records, line.number), step: line.step });
        break;
      case 'complete':
        state = 'complete';
        wasComplete = true;
        break;
      case 'undoing':
        state = 'undoing';
        break;
      case 'all-undone':
        state = 'undone';
        break;
    }
  }
  const { id, title, at } = first;
  return { id, title, at, state, wasComplete, records: [...records.values()], wholeBytes: Buffer.byteLength(whole) };
}

function recordOf(records: ReadonlyMap<number, JournalRecord>, number: number): JournalRecord {
  const record = records.get(number);
  if (!record) throw new SyntaxError(`it speaks of change ${number}, which it does not have`);
  return record;
}
