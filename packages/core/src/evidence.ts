/** Where a value was seen: a file of the host and, where known, the line (1-based), column (1-based) and its text. */
export interface Evidence {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly text?: string;
}

const place = ({ path, line, column }: Evidence): string => `${path}\0${line ?? ''}\0${column ?? ''}`;

/** Each place once, in the order given, and at most so many. */
export function uniqueEvidence(all: Iterable<Evidence>, most = Number.POSITIVE_INFINITY): readonly Evidence[] {
  const unique: Evidence[] = [];
  // Most paths come once, and then there is nothing to put together.
  const firsts = new Map<string, Evidence>();
  const others = new Set<string>();
  for (const evidence of all) {
    if (unique.length >= most) break;
    const first = firsts.get(evidence.path);
    if (!first) firsts.set(evidence.path, evidence);
    else {
      if (first.line === evidence.line && first.column === evidence.column) continue;
      const at = place(evidence);
      if (others.has(at)) continue;
      others.add(at);
    }
    unique.push(evidence);
  }
  return unique;
}
