import type { FactChange } from './fact-changes.js';
import type { HostDiff } from './host-diff.js';
import type { Difference } from './value-differences.js';

/** For programs. What is not there is left out: JSON has no word for it. */
export function formatDiffJson(diff: HostDiff, tool: object, allFacts: boolean): string {
  const { verdicts, facts, onlyBefore, onlyAfter, ...rest } = diff;
  const named = new Set(verdicts.flatMap(({ causes }) => causes.map(({ fact }) => fact)));
  const shown = facts && (allFacts ? facts : facts.filter(({ fact }) => named.has(fact)));
  const { before, after, forecasts, broken, exitCode } = rest;
  const document = {
    schemaVersion: 1,
    tool,
    before,
    after,
    forecasts,
    verdicts: verdicts.map(({ causes, ...change }) => ({ ...change, facts: causes.map(({ fact }) => fact) })),
    onlyBefore,
    onlyAfter,
    facts: shown?.map(plain) ?? null,
    broken,
    exitCode,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const plain = ({ fact, before, after, differences, volatile }: FactChange) => ({
  fact,
  volatile,
  before: before.known ? { known: true } : before,
  after: after.known ? { known: true } : after,
  differences:
    before.known && after.known ? differences.map(({ path, ...values }: Difference) => ({ path, ...values })) : [],
});
