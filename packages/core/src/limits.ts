import type { UnknownReason } from './errors.js';
import type { Needs } from './fact.js';
import type { FactStore } from './fact-store.js';
import type { JudgedRule } from './judge-rule.js';
import { meetingsOf } from './meetings.js';
import type { Limit } from './report.js';
import type { SourceKind } from './source.js';
import { cleanText } from './text.js';

/** What a reason means for the whole of a run; the others say little where they stand alone. */
const sentences: Partial<Readonly<Record<UnknownReason, string>>> = {
  denied: 'Read by a user who may not read everything',
  'not-running': 'This is no running machine',
  'not-captured': 'Not all was captured when the host was read',
  'timed-out': 'Something did not answer in time',
  unreachable: 'Something could not be reached',
};

/** What a run could not see, and what that left undecided: what the host's description says, then what facts met. */
export function limitsOf(
  store: Pick<FactStore, 'met'>,
  judged: readonly JudgedRule[],
  kind: SourceKind,
  described: readonly { readonly reason: string; readonly text: string }[],
): readonly Limit[] {
  const counts = new Map<UnknownReason, number>();
  const metBy = meetingsOf(store);
  for (const { rule, findings } of judged) {
    const open = findings.filter(({ status, broken }) => status === 'unknown' && !broken).length;
    if (open === 0) continue;
    for (const reason of metBy(rule.needs as Needs)) counts.set(reason, (counts.get(reason) ?? 0) + open);
  }
  const own = described.map(({ reason, text }) => ({
    reason: cleanText(reason, 100),
    text: cleanText(text, 300),
    undecided: null,
  }));
  const met = (Object.keys(sentences) as UnknownReason[]).flatMap(reason => {
    const undecided = counts.get(reason);
    // Of a host that runs, it is said of a daemon that does not.
    const isOff = kind === 'rootfs' || kind === 'image';
    if (undecided === undefined || (reason === 'not-running' && !isOff)) return [];
    return [{ reason, text: textOf(reason, undecided), undecided }];
  });
  return [...own, ...met];
}

const textOf = (reason: UnknownReason, undecided: number): string =>
  `${sentences[reason]}: ${undecided} undecided ${undecided === 1 ? 'finding rests' : 'findings rest'} on that.`;

/** What many hosts have in common: limits of one reason as one where their cost is counted, and of one text where it is not. */
export function joinLimits<Name>(
  hosts: Iterable<{ readonly label: Name; readonly limits: readonly Limit[] }>,
): readonly (Limit & { readonly hosts: readonly Name[] })[] {
  const joined = new Map<string, { readonly limit: Limit; undecided: number; readonly hosts: Name[] }>();
  for (const { label, limits } of hosts) {
    for (const limit of limits) {
      const key = limit.undecided === null ? `${limit.reason}\0${limit.text}` : limit.reason;
      let one = joined.get(key);
      if (!one) joined.set(key, (one = { limit, undecided: 0, hosts: [] }));
      one.undecided += limit.undecided ?? 0;
      one.hosts.push(label);
    }
  }
  return [...joined.values()].map(({ limit, undecided, hosts }) =>
    limit.undecided === null
      ? { ...limit, hosts }
      : { ...limit, text: textOf(limit.reason as UnknownReason, undecided), undecided, hosts },
  );
}
