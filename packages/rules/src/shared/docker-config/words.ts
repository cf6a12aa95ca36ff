import type { Evidence } from '@hostlint/core';

/** A word of dockerd's command line or a value of its environment, and the line that gives it. */
export interface Word {
  readonly text: string;
  readonly evidence: Evidence | null;
}

export const evidenceOf = (...words: readonly (Word | undefined)[]): readonly Evidence[] => {
  const all = words.flatMap(word => (word?.evidence ? [word.evidence] : []));
  return all.filter(
    (one, index) => all.findIndex(other => other.path === one.path && other.line === one.line) === index,
  );
};
