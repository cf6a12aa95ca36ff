import type { AnswersAtOnce, HostSource } from '../source.js';
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
      return looked && typeof answer === 'object' && answer !== null ? watchMembers(answer, looked) : answer;
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

function watchMembers(answer: object, looked: Set<string>): object {
  const watched = {};
  for (const [name, value] of Object.entries(answer)) {
    const get = (): unknown => {
      looked.add(name);
      return value as unknown;
    };
    Object.defineProperty(watched, name, { enumerable: true, configurable: true, get });
  }
  return watched;
}

/** What went wrong, as the key of an answer; anything else than an unknown answer is a bug of the source. */
export const faultKey = (error: unknown): string => {
  if (isUnknowable(error)) return `!${error.reason} ${error.message}`;
  throw error;
};
