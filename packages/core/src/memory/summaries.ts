import { exitCodeOf, type ExitPolicy } from '../exit-code.js';
import { countFindings, sortFindings } from '../findings.js';
import type { Counts, ExitCode, Finding } from '../report.js';

/** What a report says of all its findings. */
export interface Summary {
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  readonly exitCode: ExitCode;
}

/** What the rules found, each in its list. Lists that were seen before, all of them, give the same object again. */
export type Summarise = (lists: readonly (readonly Finding[])[], policy: ExitPolicy) => Summary;

export const summarise: Summarise = (lists, policy) => {
  const findings = sortFindings(lists.flat());
  return { findings, counts: countFindings(findings), exitCode: exitCodeOf(findings, policy) };
};

/** A fleet has some kinds of hosts, and those that are alike come together. */
const mostKinds = 32;

export function createSummaries(): Summarise {
  const known: { readonly lists: Parameters<Summarise>[0]; readonly policy: ExitPolicy; readonly summary: Summary }[] =
    [];
  return (lists, policy) => {
    const at = known.findIndex(
      kind =>
        kind.policy === policy &&
        kind.lists.length === lists.length &&
        kind.lists.every((list, index) => list === lists[index]),
    );
    const found = known[at];
    if (found) {
      if (at > 0) known.unshift(...known.splice(at, 1));
      return found.summary;
    }
    const summary = summarise(lists, policy);
    known.unshift({ lists, policy, summary });
    if (known.length > mostKinds) known.pop();
    return summary;
  };
}
