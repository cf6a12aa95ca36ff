import type { AnswersAtOnce, FileStat, FilesystemAnswer, HostSource, PromptAnswers } from '../source.js';
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
  return { source: new WatchedSource(host, new WatchedAnswers(answers, asked), asked), asked };
}

class WatchedAnswers implements PromptAnswers {
  readonly #answers: AnswersAtOnce;
  readonly #asked: Asked[];

  constructor(answers: AnswersAtOnce, asked: Asked[]) {
    this.#answers = answers;
    this.#asked = asked;
  }

  read(...words: Parameters<PromptAnswers['read']>) {
    this.#asked.push({ verb: 'read', words, looked: null });
    return own(this.#answers.read(...words));
  }

  list(...words: Parameters<PromptAnswers['list']>) {
    this.#asked.push({ verb: 'list', words, looked: null });
    return this.#answers.list(...words);
  }

  stat(...words: Parameters<PromptAnswers['stat']>) {
    const looked = new Set<string>();
    this.#asked.push({ verb: 'stat', words, looked });
    const answer = this.#answers.stat(...words);
    return answer && watchStat(answer, looked);
  }

  realpath(...words: Parameters<PromptAnswers['realpath']>) {
    this.#asked.push({ verb: 'realpath', words, looked: null });
    return this.#answers.realpath(...words);
  }

  filesystem(...words: Parameters<PromptAnswers['filesystem']>) {
    const looked = new Set<string>();
    this.#asked.push({ verb: 'filesystem', words, looked });
    const answer = this.#answers.filesystem(...words);
    return answer && watchFilesystem(answer, looked);
  }

  run(...words: Parameters<PromptAnswers['run']>) {
    this.#asked.push({ verb: 'run', words, looked: null });
    return this.#answers.run(...words);
  }

  get(...words: Parameters<PromptAnswers['get']>) {
    this.#asked.push({ verb: 'get', words, looked: null });
    return own(this.#answers.get(...words));
  }

  probe(...words: Parameters<PromptAnswers['probe']>) {
    this.#asked.push({ verb: 'probe', words, looked: null });
    return this.#answers.probe(...words);
  }

  census(...words: Parameters<AnswersAtOnce['census']>) {
    this.#asked.push({ verb: 'census', words, looked: null });
    return this.#answers.census(...words);
  }
}

class WatchedSource implements HostSource {
  readonly promptly: WatchedAnswers;
  readonly label: string | undefined;
  readonly #host: HostSource;
  readonly #asked: Asked[];

  constructor(host: HostSource, promptly: WatchedAnswers, asked: Asked[]) {
    this.promptly = promptly;
    this.label = host.label;
    this.#host = host;
    this.#asked = asked;
  }

  get kind() {
    return this.#about('kind');
  }
  get readAtMs() {
    return this.#about('readAtMs');
  }
  #about<K extends 'kind' | 'readAtMs'>(name: K): HostSource[K] {
    this.#asked.push({ verb: 'about', words: [], looked: new Set([name]) });
    return this.#host[name];
  }

  async read(...words: Parameters<HostSource['read']>) {
    return this.promptly.read(...words);
  }
  async list(...words: Parameters<HostSource['list']>) {
    return this.promptly.list(...words);
  }
  async stat(...words: Parameters<HostSource['stat']>) {
    return this.promptly.stat(...words);
  }
  async realpath(...words: Parameters<HostSource['realpath']>) {
    return this.promptly.realpath(...words);
  }
  async filesystem(...words: Parameters<HostSource['filesystem']>) {
    return this.promptly.filesystem(...words);
  }
  async run(...words: Parameters<HostSource['run']>) {
    return this.promptly.run(...words);
  }
  async get(...words: Parameters<HostSource['get']>) {
    return this.promptly.get(...words);
  }
  async probe(...words: Parameters<HostSource['probe']>) {
    return this.promptly.probe(...words);
  }
  async census(path: string) {
    return this.promptly.census(path);
  }
}

/** A copy: what is part of a larger buffer would keep all of it, as long as the fact is remembered. */
const own = (bytes: Uint8Array | undefined): Uint8Array | undefined =>
  bytes && bytes.length < bytes.buffer.byteLength ? bytes.slice() : bytes;

/** Answers with members that differ on every host, such as the inode, of which most matter to nobody. */
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
