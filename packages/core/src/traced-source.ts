import { isUnknowable, UnknowableError, type UnknownReason } from './errors.js';
import { cleanEvidence, type Evidence } from './evidence.js';
import type { Fact, TracedSource } from './fact.js';
import { promptAnswersOf } from './prompt-answers.js';
import type { CensusAnswer, HostSource, PromptAnswers } from './source.js';

/** What stands between a host and the facts of it. Tests put something there, so that no fact asks what it does not declare. */
export type FactWatch = (host: HostSource, fact: Fact<unknown>) => HostSource;

let watch: FactWatch = host => host;

export function watchFacts(by: FactWatch): void {
  watch = by;
}

export interface Trace {
  readonly source: TracedSource;
  evidence(): readonly Evidence[];
  /** Why questions went without an answer. */
  met(): ReadonlySet<UnknownReason>;
  /** Whether it is the host's own word that nothing runs there, and no conclusion of the fact. */
  saysNotRunning(error: unknown): boolean;
}

/** Writes down what a fact reads. Lines that the fact cites are better evidence than the files it opened. */
export function traceSource(untraced: HostSource, fact: Fact<unknown>): Trace {
  const seen: Seen = { reads: [], cited: null, met: nothing, refusals: nobody };
  return {
    source: new Traced(watch(untraced, fact), seen),
    evidence: evidenceOf(seen),
    met: () => seen.met,
    saysNotRunning: error => seen.refusals.includes(error),
  };
}

const nothing: ReadonlySet<UnknownReason> = new Set();
const nobody: readonly unknown[] = [];

interface Seen {
  /** Paths in the order of the questions: which answer comes first is another thing each time. */
  readonly reads: (string | null)[];
  cited: Evidence[] | null;
  met: ReadonlySet<UnknownReason>;
  refusals: readonly unknown[];
}

/** Knows nothing of the host, so that whoever keeps it does not keep the host. */
const evidenceOf = (seen: Seen) => (): readonly Evidence[] =>
  seen.cited ?? seen.reads.flatMap(path => (path === null ? [] : cleanEvidence({ path })));

/** What is thrown at once is told later: of a promise that is rejected when it is made, Node believes that nobody hears it. */
const settled = Promise.resolve();

/** A class: one is made for each fact. What asks is its own and bound to it, as plugins may take it out or copy it. */
class Traced implements TracedSource {
  readonly #host: HostSource;
  readonly #ask: PromptAnswers;
  readonly #seen: Seen;

  constructor(host: HostSource, seen: Seen) {
    this.#host = host;
    this.#ask = promptAnswersOf(host);
    this.#seen = seen;
  }

  get kind(): HostSource['kind'] {
    return this.#host.kind;
  }

  get readAtMs(): HostSource['readAtMs'] {
    return this.#host.readAtMs;
  }

  readonly read: HostSource['read'] = (path, options) => this.#hear(path, () => this.#ask.read(path, options));
  readonly list: HostSource['list'] = (path, options) => this.#hear(path, () => this.#ask.list(path, options));
  readonly stat: HostSource['stat'] = (path, options) => this.#hear(path, () => this.#ask.stat(path, options));
  readonly realpath: HostSource['realpath'] = path => this.#hear(null, () => this.#ask.realpath(path));
  readonly filesystem: HostSource['filesystem'] = path => this.#hear(path, () => this.#ask.filesystem(path));
  readonly run: HostSource['run'] = command => this.#hear(command.join(' '), () => this.#ask.run(command));
  readonly get: HostSource['get'] = (socket, path) => this.#hear(socket, () => this.#ask.get(socket, path));
  readonly probe: HostSource['probe'] = (name, path) => this.#hear(path, () => this.#ask.probe(name, path));
  readonly census = (path: string): Promise<CensusAnswer | undefined> =>
    this.#hear(path, () => {
      if (!this.#host.census) throw new UnknowableError('unsupported', 'nothing is counted here');
      return this.#host.census(path);
    });
  readonly cite: TracedSource['cite'] = (...given) => {
    const cited = (this.#seen.cited ??= []);
    for (const one of given) cited.push(cleanEvidence(one));
  };

  /** Where a path is given, an answer is evidence. */
  #hear<T>(path: string | null, question: () => T | Promise<T>): Promise<T> {
    const { reads } = this.#seen;
    let answer: T | Promise<T>;
    try {
      answer = question();
    } catch (error) {
      return settled.then(() => this.#miss(error));
    }
    if (!(answer instanceof Promise)) {
      if (path !== null && answer !== undefined) reads.push(path);
      return Promise.resolve(answer);
    }
    const place = reads.push(null) - 1;
    const take = (told: T): T => {
      if (told !== undefined) reads[place] = path;
      return told;
    };
    return answer.then(take, (error: unknown) => this.#miss(error));
  }

  #miss(error: unknown): never {
    if (isUnknowable(error)) {
      this.#seen.met = new Set(this.#seen.met).add(error.reason);
      if (error.reason === 'not-running') this.#seen.refusals = [...this.#seen.refusals, error];
    }
    throw error;
  }
}
