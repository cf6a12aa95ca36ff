import { type CommandResult, type HostSource, isUnknowable } from '@hostlint/core';
import { countBelow } from '../census/count-below.js';
import {
  decodeBytes,
  encodeBytes,
  isFault,
  optionWords,
  questionKey,
  type Recorded,
  type RecordedVerb,
  recordedVerbs,
  snapshotVersion,
} from './json-format.js';

export interface Recording {
  /** Asks the recorded source, each question once: whoever asks again gets the first answer, as a replay would give it. */
  readonly source: HostSource;
  /** All questions so far and their answers, as JSON text: the same bytes for the same answers. Questions under way are left out. */
  toSnapshot(): string;
  /** The same on one line, with what the host is called. `redact` takes secrets out of what a file or an answer holds. */
  toLine(label: string, redact?: (name: string, content: Uint8Array) => Uint8Array): string;
}

/** Wraps a source and writes down what it is asked and what it answers, absent and unknown included. */
export function recordSource(host: HostSource): Recording {
  const answers = new Map<RecordedVerb, Map<string, Recorded>>(recordedVerbs.map(verb => [verb, new Map()]));
  const asked = new Map<string, Promise<unknown>>();

  const record = <T>(
    verb: RecordedVerb,
    words: readonly string[],
    ask: () => Promise<T | undefined>,
    encode: (value: T) => Recorded,
  ): Promise<T | undefined> => {
    const key = questionKey(...words);
    const id = `${verb} ${key}`;
    const note = (answer: Recorded): unknown => {
      // That nobody allowed to count is a matter of the run, not of the host.
      if (verb === 'census' && answer !== null && isFault(answer) && answer.unknown === 'unsupported') return undefined;
      return answers.get(verb)?.set(key, answer);
    };
    const first = (asked.get(id) as Promise<T | undefined> | undefined) ?? askOnce(ask, encode, note);
    asked.set(id, first);
    return first;
  };
  const asBytes = (bytes: Uint8Array): Recorded => encodeBytes(bytes);
  const asValue = (value: unknown): Recorded => ({ value: inOrder(value) });

  const source: HostSource = {
    kind: host.kind,
    label: host.label,
    asRoot: host.asRoot,
    readAtMs: host.readAtMs,
    read: (path, options) =>
      record('read', [path, ...optionWords({ ...options })], () => host.read(path, options), asBytes),
    list: (path, options) =>
      record('list', [path, ...optionWords({ ...options })], () => host.list(path, options), asValue),
    stat: (path, options) =>
      record(
        'stat',
        [path, ...optionWords({ follow: options?.follow === false ? false : undefined })],
        () => host.stat(path, options),
        asValue,
      ),
    realpath: path => record('realpath', [path], () => host.realpath(path), asValue),
    filesystem: path => record('filesystem', [path], () => host.filesystem(path), asValue),
    run: command => record('run', command, () => host.run(command), asValue),
    get: (socket, path) => record('get', [socket, path], () => host.get(socket, path), asBytes),
    census: path => record('census', [path], () => countBelow(host, path), asValue),
    probe: async (name, path) => {
      const answer = await record('probe', [name, path], () => host.probe(name, path), asValue);
      return answer ?? { works: false, detail: '' };
    },
  };
  const document = (label: string | undefined, redact?: (name: string, content: Uint8Array) => Uint8Array): object => {
    const kept = [...answers]
      .filter(([, map]) => map.size > 0)
      .map(([verb, map]) => [verb, sorted(redact ? redacted(verb, map, redact) : map)] as const);
    return {
      hostlintSnapshot: snapshotVersion,
      source: host.kind,
      ...(label !== undefined && { label }),
      ...(host.readAtMs !== undefined && { readAt: new Date(host.readAtMs).toISOString() }),
      answers: sorted(kept),
    };
  };
  return {
    source,
    toSnapshot: () => `${JSON.stringify(document(host.label), undefined, 1)}\n`,
    toLine: (label, redact) => `${JSON.stringify(document(label, redact))}\n`,
  };
}

function redacted(
  verb: RecordedVerb,
  answers: ReadonlyMap<string, Recorded>,
  redact: (name: string, content: Uint8Array) => Uint8Array,
): Iterable<readonly [string, Recorded]> {
  const text = (name: string, value: string): string =>
    new TextDecoder().decode(redact(name, new TextEncoder().encode(value)));
  return [...answers].map(([key, answer]) => {
    const words = key.startsWith('[') ? (JSON.parse(key) as string[]) : [key];
    const name = verb === 'read' ? (words[0] ?? '') : words.join(' ');
    if (answer === null || isFault(answer)) return [key, answer];
    if (!('value' in answer)) return [key, encodeBytes(redact(name, decodeBytes(answer)))];
    if (verb !== 'run') return [key, answer];
    const { stdout, stderr, ...rest } = answer.value as CommandResult;
    return [key, { value: { ...rest, stderr: text(name, stderr), stdout: text(name, stdout) } }];
  });
}

async function askOnce<T>(
  ask: () => Promise<T | undefined>,
  encode: (value: T) => Recorded,
  note: (answer: Recorded) => unknown,
): Promise<T | undefined> {
  try {
    const value = await ask();
    note(value === undefined ? null : encode(value));
    return value;
  } catch (error) {
    if (isUnknowable(error)) note({ unknown: error.reason, message: error.message });
    throw error;
  }
}

/** An object whose keys are in the order of their code units, whatever they are. */
const sorted = <T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** The same value with the keys of its objects sorted. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return sorted(Object.entries(value).map(([key, inner]) => [key, inOrder(inner)] as const));
}
