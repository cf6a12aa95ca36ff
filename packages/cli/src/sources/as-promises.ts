import type { AnswersAtOnce, HostSource } from '@hostlint/core';

/** The verbs of a source from those that answer at once. */
export const asPromises = (answers: AnswersAtOnce): Omit<HostSource, 'kind' | 'label' | 'atOnce'> => ({
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
