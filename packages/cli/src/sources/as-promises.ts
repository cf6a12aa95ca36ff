import type { CensusAnswer, HostSource, PromptAnswers } from '@hostlint/core';

type Answers = PromptAnswers & {
  census(path: string): CensusAnswer | undefined | Promise<CensusAnswer | undefined>;
};

/** The verbs of a source from those that answer at once where they can. */
export const asPromises = (answers: Answers): Omit<HostSource, 'kind' | 'label' | 'atOnce' | 'likeness'> => ({
  read: async (path, options) => answers.read(path, options),
  list: async (path, options) => answers.list(path, options),
  stat: async (path, options) => answers.stat(path, options),
  realpath: async path => answers.realpath(path),
  filesystem: async path => answers.filesystem(path),
  run: async command => answers.run(command),
  get: async (socket, path) => answers.get(socket, path),
  census: async path => answers.census(path),
  probe: async (name, path) => answers.probe(name, path),
});
