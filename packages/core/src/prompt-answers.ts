import type { HostSource, PromptAnswers } from './source.js';

const prompt = new WeakMap<HostSource, PromptAnswers>();

/**
 * Has a source asked without a promise of each answer: most of the time of a look at a small file is that of its promises. Whoever wraps
 * the source is asked by the verbs of the wrapping, so these answers are kept beside the source, and not in it.
 */
export function answerPromptly<S extends HostSource>(source: S, answers: PromptAnswers): S {
  prompt.set(source, answers);
  return source;
}

/** What a source is best asked by. */
export const promptAnswersOf = (source: HostSource): PromptAnswers => prompt.get(source) ?? source;

/** The verbs of a source from those that answer at once where they can. */
export const asPromises = (answers: PromptAnswers): Pick<HostSource, keyof PromptAnswers> => ({
  read: async (path, options) => answers.read(path, options),
  list: async (path, options) => answers.list(path, options),
  stat: async (path, options) => answers.stat(path, options),
  realpath: async path => answers.realpath(path),
  filesystem: async path => answers.filesystem(path),
  run: async command => answers.run(command),
  get: async (socket, path) => answers.get(socket, path),
  probe: async (name, path) => answers.probe(name, path),
});
