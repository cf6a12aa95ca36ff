import type { AnswersAtOnce, FileStat, FilesystemAnswer, HostSource } from '../source.js';
import { isUnknowable } from '../errors.js';
import type { Question, Verb } from './questions.js';

/** What was asked and what of the answer was looked at; `null`: all of it. */
export interface Asked {
  readonly verb: Verb;
  readonly words: Question['words'];
  readonly looked: Set<string> | null;
}

/** Asks a host and writes down, in the order of asking, what was asked. */
export function watchSource(
  host: HostSource,
  answers: AnswersAtOnce,
): { readonly source: HostSource; readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  const ask =
    (verb: Verb) =>
    async (...words: readonly unknown[]): Promise<unknown> => {
      const looked = hasMembers.has(verb) ? new Set<string>() : null;
      asked.push({ verb, words, looked });
      const answer = (answers[verb] as (...words: readonly unknown[]) => unknown)(...words);
      // A copy: what is part of a larger buffer would keep all of it, as long as the fact is remembered.
      if (answer instanceof Uint8Array) return answer.length < answer.buffer.byteLength ? answer.slice() : answer;
      return looked && typeof answer === 'object' && answer !== null ? watchMembers(verb, answer, looked) : answer;
    };
  const about = <K extends 'kind' | 'readAtMs'>(name: K): HostSource[K] => {
    asked.push({ verb: 'about', words: [], looked: new Set([name]) });
    return host[name];
  };
  const source = {
    get kind() {
      return about('kind');
    },
    get readAtMs() {
      return about('readAtMs');
    },
    label: host.label,
    read: ask('read'),
    list: ask('list'),
    stat: ask('stat'),
    realpath: ask('realpath'),
    filesystem: ask('filesystem'),
    run: ask('run'),
    get: ask('get'),
    census: ask('census'),
    probe: ask('probe'),
  } as HostSource;
  return { source, asked };
}

/** Answers with members that differ on every host, such as the inode, of which most matter to nobody. */
const hasMembers: ReadonlySet<Verb> = new Set(['stat', 'filesystem']);

function watchMembers(verb: Verb, answer: object, looked: Set<string>): object {
  return verb === 'stat' ? watchStat(answer as FileStat, looked) : watchFilesystem(answer as FilesystemAnswer, looked);
}

type Look = <T extends object, K extends keyof T & string>(answer: T, name: K) => T[K];

const lookInto =
  (looked: Set<string>): Look =>
  (answer, name) => {
    looked.add(name);
    return answer[name];
  };

// Written out, as making members one by one takes ten times as long.
function watchStat(stat: FileStat, looked: Set<string>): FileStat {
  const look = lookInto(looked);
  return {
    get type() {
      return look(stat, 'type');
    },
    get mode() {
      return look(stat, 'mode');
    },
    get uid() {
      return look(stat, 'uid');
    },
    get gid() {
      return look(stat, 'gid');
    },
    get sizeBytes() {
      return look(stat, 'sizeBytes');
    },
    get device() {
      return look(stat, 'device');
    },
    get inode() {
      return look(stat, 'inode');
    },
    get links() {
      return look(stat, 'links');
    },
    get modifiedMs() {
      return look(stat, 'modifiedMs');
    },
    get changedMs() {
      return look(stat, 'changedMs');
    },
  };
}

function watchFilesystem(answer: FilesystemAnswer, looked: Set<string>): FilesystemAnswer {
  const look = lookInto(looked);
  return {
    get magic() {
      return look(answer, 'magic');
    },
    get blockSizeBytes() {
      return look(answer, 'blockSizeBytes');
    },
    get blocks() {
      return look(answer, 'blocks');
    },
    get blocksFree() {
      return look(answer, 'blocksFree');
    },
    get blocksAvailable() {
      return look(answer, 'blocksAvailable');
    },
    get inodes() {
      return look(answer, 'inodes');
    },
    get inodesFree() {
      return look(answer, 'inodesFree');
    },
    get device() {
      return look(answer, 'device');
    },
    get dType() {
      return look(answer, 'dType');
    },
    get dTypeEvidence() {
      return look(answer, 'dTypeEvidence');
    },
    get xfs() {
      return look(answer, 'xfs');
    },
    get ext() {
      return look(answer, 'ext');
    },
  };
}

/** What went wrong, as the key of an answer; anything else than an unknown answer is a bug of the source. */
export const faultKey = (error: unknown): string => {
  if (isUnknowable(error)) return `!${error.reason} ${error.message}`;
  throw error;
};
