import { isUnknowable, UnknowableError, type UnknownReason } from './errors.js';
import { cleanEvidence, type Evidence } from './evidence.js';
import type { Fact, TracedSource } from './fact.js';
import { promptAnswersOf } from './prompt-answers.js';
import type { CensusAnswer, HostSource, ProbeName, PromptAnswers, ReadOptions } from './source.js';

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
  const source = new Traced(watch(untraced, fact));
  return {
    source,
    evidence: evidenceOf(source.seen),
    met: () => source.met,
    saysNotRunning: error => source.refusals.includes(error),
  };
}

const nothing: ReadonlySet<UnknownReason> = new Set();
const nobody: readonly unknown[] = [];

interface Seen {
  /** Paths in the order of the questions: which answer comes first is another thing each time. */
  readonly reads: (string | null)[];
  cited: Evidence[] | null;
}

/** Knows nothing of the host, so that whoever keeps it does not keep the host. */
const evidenceOf = (seen: Seen) => (): readonly Evidence[] =>
  seen.cited ?? seen.reads.flatMap(path => (path === null ? [] : cleanEvidence({ path })));

/** What is thrown at once is told later: of a promise that is rejected when it is made, Node believes that nobody hears it. */
const settled = Promise.resolve();

/** A class, and its parts no secrets of it: one is made for each fact, and views stand before it, made by `Object.create`. */
class Traced implements TracedSource {
  readonly seen: Seen = { reads: [], cited: null };
  met = nothing;
  refusals = nobody;
  readonly host: HostSource;
  readonly ask: PromptAnswers;

  constructor(host: HostSource) {
    this.host = host;
    this.ask = promptAnswersOf(host);
  }

  get kind(): HostSource['kind'] {
    return this.host.kind;
  }

  get readAtMs(): HostSource['readAtMs'] {
    return this.host.readAtMs;
  }

  read(path: string, options?: ReadOptions): ReturnType<HostSource['read']> {
    return this.hear(path, () => this.ask.read(path, options));
  }

  list(path: string, options?: { readonly limit?: number }): ReturnType<HostSource['list']> {
    return this.hear(path, () => this.ask.list(path, options));
  }

  stat(path: string, options?: { readonly follow?: boolean }): ReturnType<HostSource['stat']> {
    return this.hear(path, () => this.ask.stat(path, options));
  }

  realpath(path: string): ReturnType<HostSource['realpath']> {
    return this.hear(null, () => this.ask.realpath(path));
  }

  filesystem(path: string): ReturnType<HostSource['filesystem']> {
    return this.hear(path, () => this.ask.filesystem(path));
  }

  run(command: readonly [string, ...string[]]): ReturnType<HostSource['run']> {
    return this.hear(command.join(' '), () => this.ask.run(command));
  }

  get(socket: string, path: string): ReturnType<HostSource['get']> {
    return this.hear(socket, () => this.ask.get(socket, path));
  }

  probe(name: ProbeName, path: string): ReturnType<HostSource['probe']> {
    return this.hear(path, () => this.ask.probe(name, path));
  }

  census(path: string): Promise<CensusAnswer | undefined> {
    return this.hear(path, () => {
      if (!this.host.census) throw new UnknowableError('unsupported', 'nothing is counted here');
      return this.host.census(path);
    });
  }

  cite(...given: readonly Evidence[]): void {
    const cited = (this.seen.cited ??= []);
    for (const one of given) cited.push(cleanEvidence(one));
  }

  /** Where a path is given, an answer is evidence. */
  private hear<T>(path: string | null, question: () => T | Promise<T>): Promise<T> {
    const { reads } = this.seen;
    let answer: T | Promise<T>;
    try {
      answer = question();
    } catch (error) {
      return settled.then(() => this.miss(error));
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
    return answer.then(take, (error: unknown) => this.miss(error));
  }

  private miss(error: unknown): never {
    if (isUnknowable(error)) {
      this.met = new Set(this.met).add(error.reason);
      if (error.reason === 'not-running') this.refusals = [...this.refusals, error];
    }
    throw error;
  }
}
