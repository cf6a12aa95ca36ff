import type { UnknownReason } from '@hostlint/core';

/** The form of snapshots that this version writes and reads. */
export const snapshotVersion = 1;

/** A question that could not be answered. */
export interface RecordedFault {
  readonly unknown: UnknownReason;
  readonly message: string;
}

/** Bytes: as text where they are UTF-8, else in base64. */
export type RecordedBytes = { readonly text: string } | { readonly base64: string };

/** `null`: known not to exist. */
export type Recorded = RecordedFault | { readonly value: unknown } | RecordedBytes | null;

/** The verbs of a source whose answers are kept, and within each the answers by question. */
export const recordedVerbs = [
  'read',
  'list',
  'stat',
  'realpath',
  'filesystem',
  'run',
  'get',
  'probe',
  'census',
] as const;
export type RecordedVerb = (typeof recordedVerbs)[number];

export interface Snapshot {
  readonly hostlintSnapshot: typeof snapshotVersion;
  /** The kind of the source that was asked. */
  readonly source: string;
  /** What the host was called. */
  readonly label?: string;
  /** When a host without a clock of its own was read. */
  readonly readAt?: string;
  readonly answers: Readonly<Partial<Record<RecordedVerb, Readonly<Record<string, Recorded>>>>>;
}

/** The key of a question: its words, with what differs from the default. Words that hold spaces stay apart. */
export const questionKey = (...words: readonly string[]): string =>
  words.length === 1 && !words[0]?.startsWith('[') ? (words[0] ?? '') : JSON.stringify(words);

export const isFault = (answer: Recorded): answer is RecordedFault => answer !== null && 'unknown' in answer;

export function encodeBytes(bytes: Uint8Array): RecordedBytes {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return Buffer.from(text).equals(bytes) ? { text } : { base64: Buffer.from(bytes).toString('base64') };
}

export const decodeBytes = (recorded: RecordedBytes): Uint8Array =>
  new Uint8Array('text' in recorded ? Buffer.from(recorded.text) : Buffer.from(recorded.base64, 'base64'));

/** A question's options as words of its key, in the order of their names. */
export const optionWords = (options: object): readonly string[] =>
  Object.entries<unknown>(options as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort();
