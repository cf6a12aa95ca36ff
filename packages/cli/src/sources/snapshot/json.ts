import {
  asPromises,
  type AnswersAtOnce,
  type CensusAnswer,
  type CommandResult,
  type FileStat,
  type FilesystemAnswer,
  type HostSource,
  type ProbeAnswer,
  type SourceKind,
  UnknowableError,
} from '@hostlint/core';
import {
  decodeBytes,
  isFault,
  optionWords,
  questionKey,
  type Recorded,
  type RecordedBytes,
  type RecordedVerb,
} from './json-format.js';
import { parseSnapshot } from './json-schema.js';

const defaultMaxBytes = 4 * 1024 * 1024;

/**
 * A host as a recording keeps it. What was not asked then is unknown now (not-captured), never absent. Throws a TargetError where the
 * text is no snapshot.
 * @param label how messages name the snapshot: its path, or "-"
 */
export function openSnapshot(text: string, label: string): HostSource {
  const { source, label: name, readAtMs, answers } = parseSnapshot(text, label);
  const find = (verb: RecordedVerb, ...words: readonly string[]): Recorded | undefined =>
    answers.get(verb)?.get(questionKey(...words));
  // The very question, or else the same without bounds: its answer holds what the bounded one would have shown.
  const asked = (verb: RecordedVerb, path: string, words: readonly string[]): Recorded | undefined => {
    const exact = find(verb, path, ...words);
    return exact === undefined ? find(verb, path, ...words.filter(word => word.startsWith('unpack='))) : exact;
  };
  const told = (
    verb: RecordedVerb,
    words: readonly string[],
    answer = find(verb, ...words),
  ): Exclude<Recorded, null> | undefined => {
    if (answer === undefined)
      throw new UnknowableError('not-captured', `${verb} ${words.join(' ')} is not in the snapshot; take it anew`);
    if (answer !== null && isFault(answer)) throw new UnknowableError(answer.unknown, answer.message);
    return answer ?? undefined;
  };
  const valueOf = <T>(answer: Exclude<Recorded, null> | undefined): T | undefined =>
    answer && 'value' in answer ? (answer.value as T) : undefined;
  const bytesOf = (answer: Exclude<Recorded, null> | undefined): Uint8Array | undefined =>
    answer && decodeBytes(answer as RecordedBytes);

  const atOnce: AnswersAtOnce = {
    about: () => ({ kind: kindOf(source), readAtMs }),
    read: (path, options = {}) => {
      const { maxBytes } = options;
      const bytes = bytesOf(told('read', [path], asked('read', path, optionWords(options))));
      const most = maxBytes ?? defaultMaxBytes;
      if (bytes && bytes.length > most)
        throw new UnknowableError('malformed', `"${path}" is larger than ${most} bytes`);
      return bytes;
    },
    list: (path, { limit } = {}) => {
      const answer = asked('list', path, optionWords({ limit }));
      return valueOf<readonly string[]>(told('list', [path], answer))?.slice(0, limit);
    },
    stat: (path, { follow = true } = {}) => valueOf<FileStat>(told('stat', follow ? [path] : [path, 'follow=false'])),
    realpath: path => valueOf<string>(told('realpath', [path])),
    filesystem: path => valueOf<FilesystemAnswer>(told('filesystem', [path])),
    run: command => valueOf<CommandResult>(told('run', command)),
    get: (socket, path) => bytesOf(told('get', [socket, path])),
    census: path => valueOf<CensusAnswer>(told('census', [path])),
    probe: (name, path) => {
      const answer = valueOf<ProbeAnswer>(told('probe', [name, path]));
      if (!answer) throw new UnknowableError('not-captured', `the trial ${name} ${path} is not in the snapshot`);
      return answer;
    },
  };
  return {
    kind: kindOf(source),
    label: name,
    readAtMs,
    atOnce,
    ...asPromises(atOnce),
    census: async path => atOnce.census(path),
  };
}

/** The kind of what was read: a snapshot of a running machine is judged as one. */
const kindOf = (source: string): SourceKind =>
  (['live', 'rootfs', 'image', 'memory'] as const).find(kind => kind === source) ?? 'snapshot';
