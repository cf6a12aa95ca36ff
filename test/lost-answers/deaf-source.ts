import { type HostSource, UnknowableError } from '@hostlint/core';

/** One question to a source: its verb and what it is about. */
export type Question = string;

const questionOf = (verb: string, ...words: readonly string[]): Question => [verb, ...words].join(' ');

/**
 * A source that gives all answers of another but to one question, which is denied.
 * @param tell gets each question with its answer
 */
export function deafSource(
  host: HostSource,
  denied: Question | null,
  tell: (question: Question, answer: unknown) => unknown,
): HostSource {
  const ask = async <T>(question: Question, answer: () => Promise<T>): Promise<T> => {
    if (question === denied) throw new UnknowableError('denied', `permission denied: ${question}`);
    const told = await answer();
    tell(question, told);
    return told;
  };
  return {
    kind: host.kind,
    read: (path, options) => ask(questionOf('read', path), () => host.read(path, options)),
    list: (path, options) => ask(questionOf('list', path), () => host.list(path, options)),
    stat: (path, options) =>
      ask(questionOf(options?.follow === false ? 'lstat' : 'stat', path), () => host.stat(path, options)),
    realpath: path => ask(questionOf('realpath', path), () => host.realpath(path)),
    filesystem: path => ask(questionOf('filesystem', path), () => host.filesystem(path)),
    run: command => ask(questionOf('run', ...command), () => host.run(command)),
    get: (socket, path) => ask(questionOf('get', socket, path), () => host.get(socket, path)),
    census: path =>
      ask(questionOf('census', path), () => {
        if (!host.census) throw new UnknowableError('unsupported', 'nothing is counted here');
        return host.census(path);
      }),
    probe: (name, path) => ask(questionOf('probe', name, path), () => host.probe(name, path)),
  };
}
