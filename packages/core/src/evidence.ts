import { cleanText } from './text.js';

/** Where a value was seen: a file of the host and, where known, the line (1-based), column (1-based) and its text. */
export interface Evidence {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly text?: string;
}

/** Fit for people, as all that comes from a host. */
export function cleanEvidence(evidence: Evidence): Evidence {
  const path = cleanText(evidence.path, 500);
  const text = evidence.text === undefined ? undefined : cleanText(evidence.text, 200);
  if (path === evidence.path && text === evidence.text) return evidence;
  return text === undefined ? { ...evidence, path } : { ...evidence, path, text };
}

const place = ({ path, line, column }: Evidence): string => `${path}\0${line ?? ''}\0${column ?? ''}`;

/** Each place once, in the order given, and at most so many. */
export const uniqueEvidence = (all: readonly Evidence[], most = Number.POSITIVE_INFINITY): readonly Evidence[] =>
  all.length < 2 && all.length <= most ? all : joinEvidence([all], most);

/** As `uniqueEvidence`, of several lists one after the other. */
export function joinEvidence(lists: readonly (readonly Evidence[])[], most: number): readonly Evidence[] {
  const unique: Evidence[] = [];
  // Most paths come once, and then there is nothing to put together.
  const firsts = new Map<string, Evidence>();
  let others: Set<string> | undefined;
  for (const list of lists) {
    for (const evidence of list) {
      if (unique.length >= most) return unique;
      const first = firsts.get(evidence.path);
      if (!first) firsts.set(evidence.path, evidence);
      else {
        if (first.line === evidence.line && first.column === evidence.column) continue;
        const at = place(evidence);
        others ??= new Set();
        if (others.has(at)) continue;
        others.add(at);
      }
      unique.push(evidence);
    }
  }
  return unique;
}
