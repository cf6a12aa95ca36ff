import { isUnknowable, type UnknownReason } from './errors.js';
import type { Evidence } from './evidence.js';
import type { Fact, TracedSource } from './fact.js';
import type { HostSource } from './source.js';
import { UnknowableError } from './errors.js';
import { cleanText } from './text.js';

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

/** Writes down what a fact reads. Lines that the fact cites are better evidence than the files it opened. */
export function traceSource(untraced: HostSource, fact: Fact<unknown>): Trace {
  const host = watch(untraced, fact);
  const seen: Seen = { reads: [], cited: null };
  const met = new Set<UnknownReason>();
  const refusals = new WeakSet<object>();
  const heard = async <T>(question: Promise<T>): Promise<T> => {
    try {
      return await question;
    } catch (error) {
      if (isUnknowable(error)) met.add(error.reason);
      if (isUnknowable(error) && error.reason === 'not-running') refusals.add(error);
      throw error;
    }
  };
  const note = async <T>(path: string, question: Promise<T>): Promise<T> => {
    const place = seen.reads.push(null) - 1;
    const answer = await heard(question);
    if (answer !== undefined) seen.reads[place] = { path };
    return answer;
  };
  const source: TracedSource = {
    get kind() {
      return host.kind;
    },
    get readAtMs() {
      return host.readAtMs;
    },
    read: (path, options) => note(path, host.read(path, options)),
    list: (path, options) => note(path, host.list(path, options)),
    stat: (path, options) => note(path, host.stat(path, options)),
    realpath: path => heard(host.realpath(path)),
    filesystem: path => note(path, host.filesystem(path)),
    run: command => note(command.join(' '), host.run(command)),
    get: (socket, path) => note(socket, host.get(socket, path)),
    probe: (name, path) => note(path, host.probe(name, path)),
    census: async path => {
      if (!host.census) throw new UnknowableError('unsupported', 'nothing is counted here');
      return note(path, host.census(path));
    },
    cite: (...given) => {
      const cited = (seen.cited ??= []);
      for (const one of given) cited.push(one.text === undefined ? one : { ...one, text: cleanText(one.text, 200) });
    },
  };
  return {
    source,
    evidence: evidenceOf(seen),
    met,
    saysNotRunning: error => typeof error === 'object' && error !== null && refusals.has(error),
  };
}

interface Seen {
  /** In the order of the questions: which answer comes first is another thing each time. */
  readonly reads: (Evidence | null)[];
  cited: Evidence[] | null;
}

/** Knows nothing of the host, so that whoever keeps it does not keep the host. */
const evidenceOf = (seen: Seen) => (): readonly Evidence[] => seen.cited ?? seen.reads.flatMap(read => read ?? []);
