import { isUnknowable, UnknowableError, type UnknownReason } from './errors.js';
import { cleanEvidence, type Evidence } from './evidence.js';
import type { Fact, TracedSource } from './fact.js';
import { promptAnswersOf } from './prompt-answers.js';
import type { HostSource } from './source.js';

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
  readonly met: Set<UnknownReason>;
  /** Whether it is the host's own word that nothing runs there, and no conclusion of the fact. */
  saysNotRunning(error: unknown): boolean;
}

/** What is asked of a source without a question. Of a class: V8 keeps objects with getters of their own as dictionaries. */
class About implements Pick<HostSource, 'kind' | 'readAtMs'> {
  readonly #host: HostSource;

  constructor(host: HostSource) {
    this.#host = host;
  }

  get kind(): HostSource['kind'] {
    return this.#host.kind;
  }

  get readAtMs(): HostSource['readAtMs'] {
    return this.#host.readAtMs;
  }
}

/** Writes down what a fact reads. Lines that the fact cites are better evidence than the files it opened. */
export function traceSource(untraced: HostSource, fact: Fact<unknown>): Trace {
  const host = watch(untraced, fact);
  const ask = promptAnswersOf(host);
  const seen: Seen = { reads: [], cited: null };
  const met = new Set<UnknownReason>();
  const refusals: unknown[] = [];
  const miss = (error: unknown): never => {
    if (isUnknowable(error)) {
      met.add(error.reason);
      if (error.reason === 'not-running') refusals.push(error);
    }
    throw error;
  };
  /** Where a path is given, an answer is evidence. */
  const hear = <T>(path: string | null, question: () => T | Promise<T>): Promise<T> => {
    const place = path === null ? 0 : seen.reads.push(null) - 1;
    const take = (answer: T): T => {
      if (path !== null && answer !== undefined) seen.reads[place] = path;
      return answer;
    };
    try {
      const answer = question();
      return answer instanceof Promise ? answer.then(take, miss) : Promise.resolve(take(answer));
    } catch (error) {
      return Promise.reject(error as Error).catch(miss);
    }
  };
  const source: TracedSource = Object.assign(new About(host), {
    read: (path, options) => hear(path, () => ask.read(path, options)),
    list: (path, options) => hear(path, () => ask.list(path, options)),
    stat: (path, options) => hear(path, () => ask.stat(path, options)),
    realpath: path => hear(null, () => ask.realpath(path)),
    filesystem: path => hear(path, () => ask.filesystem(path)),
    run: command => hear(command.join(' '), () => ask.run(command)),
    get: (socket, path) => hear(socket, () => ask.get(socket, path)),
    probe: (name, path) => hear(path, () => ask.probe(name, path)),
    census: path =>
      hear(path, () => {
        if (!host.census) throw new UnknowableError('unsupported', 'nothing is counted here');
        return host.census(path);
      }),
    cite: (...given) => {
      const cited = (seen.cited ??= []);
      for (const one of given) cited.push(cleanEvidence(one));
    },
  } satisfies Omit<TracedSource, 'kind' | 'readAtMs'>);
  return {
    source,
    evidence: evidenceOf(seen),
    met,
    saysNotRunning: error => refusals.includes(error),
  };
}

interface Seen {
  /** Paths in the order of the questions: which answer comes first is another thing each time. */
  readonly reads: (string | null)[];
  cited: Evidence[] | null;
}

/** Knows nothing of the host, so that whoever keeps it does not keep the host. */
const evidenceOf = (seen: Seen) => (): readonly Evidence[] =>
  seen.cited ?? seen.reads.flatMap(path => (path === null ? [] : cleanEvidence({ path })));
