/** Where a value was seen: a file of the host and, where known, the line (1-based), column (1-based) and its text. */
export interface Evidence {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly text?: string;
}

const key = (evidence: Evidence): string => `${evidence.path}\0${evidence.line ?? ''}\0${evidence.column ?? ''}`;

/** Each place once, in the order given. */
export function uniqueEvidence(all: Iterable<Evidence>): readonly Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const evidence of all) if (!seen.has(key(evidence))) seen.set(key(evidence), evidence);
  return [...seen.values()];
}
