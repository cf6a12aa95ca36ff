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
