/** Where a value was seen: a file of the host and, where known, the line (1-based), column (1-based) and its text. */
export interface Evidence {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly text?: string;
}

const key = (evidence: Evidence): string => `${evidence.path}\0${evidence.line ?? ''}\0${evidence.column ?? ''}`;

/** Each place once, in the order given, and at most so many. */
export function uniqueEvidence(all: Iterable<Evidence>, most = Number.POSITIVE_INFINITY): readonly Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const evidence of all) {
    if (seen.size >= most) break;
    const at = key(evidence);
    if (!seen.has(at)) seen.set(at, evidence);
  }
  return [...seen.values()];
}
