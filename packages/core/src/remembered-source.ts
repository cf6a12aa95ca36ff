import { answerPromptly, asPromises, promptAnswersOf } from './prompt-answers.js';
import type { HostSource, PromptAnswers } from './source.js';

type Kept = { readonly answer: unknown } | { readonly fault: unknown };

/** Larger files are few, and whoever reads one keeps what matters of it. */
const mostBytes = 64 * 1024;

/**
 * A host that is asked each question once: whoever asks again is given the first answer. So all facts of a run see the host in one
 * state, and what several of them look at is looked at once.
 */
export function rememberAnswers(host: HostSource): HostSource {
  const ask = promptAnswersOf(host);
  const kept = {
    read: new Map<string, Kept>(),
    list: new Map<string, Kept>(),
    stat: new Map<string, Kept>(),
    lstat: new Map<string, Kept>(),
    realpath: new Map<string, Kept>(),
    filesystem: new Map<string, Kept>(),
    run: new Map<string, Kept>(),
    get: new Map<string, Kept>(),
    probe: new Map<string, Kept>(),
  };
  const promptly: PromptAnswers = {
    read(path, options) {
      const question = `${path}\0${options?.maxBytes ?? ''}\0${options?.unpack ?? ''}`;
      const forget = (bytes: Uint8Array | undefined): void => {
        if (bytes && bytes.length > mostBytes) kept.read.delete(question);
      };
      const answer = once(kept.read, question, () => ask.read(path, options));
      if (answer instanceof Promise) answer.then(forget, () => undefined);
      else forget(answer);
      return answer;
    },
    list: (path, options) => once(kept.list, `${path}\0${options?.limit ?? ''}`, () => ask.list(path, options)),
    stat: (path, options) =>
      once(options?.follow === false ? kept.lstat : kept.stat, path, () => ask.stat(path, options)),
    realpath: path => once(kept.realpath, path, () => ask.realpath(path)),
    filesystem: path => once(kept.filesystem, path, () => ask.filesystem(path)),
    run: command => once(kept.run, command.join('\0'), () => ask.run(command)),
    get: (socket, path) => once(kept.get, `${socket}\0${path}`, () => ask.get(socket, path)),
    probe: (name, path) => once(kept.probe, `${name}\0${path}`, () => ask.probe(name, path)),
  };
  const { census } = host;
  const source: HostSource = {
    kind: host.kind,
    label: host.label,
    asRoot: host.asRoot,
    readAtMs: host.readAtMs,
    ...(census && { census: path => census.call(host, path) }),
    ...asPromises(promptly),
  };
  return answerPromptly(source, promptly);
}

function once<T>(kept: Map<string, Kept>, question: string, put: () => T): T {
  const known = kept.get(question);
  if (known) {
    if ('fault' in known) throw known.fault;
    return known.answer as T;
  }
  try {
    const answer = put();
    kept.set(question, { answer });
    return answer;
  } catch (fault) {
    kept.set(question, { fault });
    throw fault;
  }
}
