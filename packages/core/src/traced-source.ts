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

/** Writes down what a fact reads. Lines that the fact cites are better evidence than the files it opened. */
export function traceSource(
  untraced: HostSource,
  fact: Fact<unknown>,
): { readonly source: TracedSource; evidence(): readonly Evidence[] } {
  const host = watch(untraced, fact);
  const reads: Evidence[] = [];
  let cited: Evidence[] | null = null;
  const note = <T>(path: string, answer: T): T => {
    if (answer !== undefined) reads.push({ path });
    return answer;
  };
  const source: TracedSource = {
    kind: host.kind,
    read: async (path, options) => note(path, await host.read(path, options)),
    list: async (path, options) => note(path, await host.list(path, options)),
    stat: async (path, options) => note(path, await host.stat(path, options)),
    realpath: path => host.realpath(path),
    filesystem: async path => note(path, await host.filesystem(path)),
    run: async command => note(command.join(' '), await host.run(command)),
    get: async (socket, path) => note(socket, await host.get(socket, path)),
    probe: async (name, path) => note(path, await host.probe(name, path)),
    census: async path => {
      if (!host.census) throw new UnknowableError('unsupported', 'nothing is counted here');
      return note(path, await host.census(path));
    },
    cite: (...given) => {
      cited ??= [];
      for (const one of given) cited.push(one.text === undefined ? one : { ...one, text: cleanText(one.text, 200) });
    },
  };
  return { source, evidence: () => cited ?? reads };
}
