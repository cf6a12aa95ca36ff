import { severities, weighs, type Finding, type Severity } from '@hostlint/core';
import { isProblem, pairFindings, sortLeftovers } from '../baseline/pair-findings.js';

export const verdictKinds = ['failed', 'graver', 'undecided', 'milder', 'mended', 'decided', 'other'] as const;
/** What became of a verdict. `other`: it passed and does not apply any more, or the other way round. */
export type VerdictKind = (typeof verdictKinds)[number];

export interface VerdictChange {
  readonly rule: string;
  readonly subject: string | null;
  readonly kind: VerdictKind;
  readonly severity: Severity;
  /** It got worse, and counts: what is waived does not. */
  readonly worse: boolean;
  /** `null`: there was no such thing. */
  readonly before: Finding | null;
  readonly after: Finding | null;
}

export interface VerdictChanges {
  readonly changes: readonly VerdictChange[];
  /** Of rules that only one of the hosts was judged by, or where they were not judged alike: they tell nothing of a change. */
  readonly onlyBefore: readonly Finding[];
  readonly onlyAfter: readonly Finding[];
}

/**
 * How the verdicts on two hosts, or on one at two times, differ. `judgedAlike`: for the same engines and by the same presets; otherwise a
 * subject that only one of them has tells nothing either.
 */
export function verdictChanges(
  before: readonly Finding[],
  after: readonly Finding[],
  judgedAlike = true,
): VerdictChanges {
  const then = before.filter(({ baseline }) => baseline !== 'absent');
  const now = after.filter(({ baseline }) => baseline !== 'absent');
  const [rulesThen, rulesNow] = [rulesOf(then), rulesOf(now)];
  const [first, second] = [
    then.filter(({ rule }) => rulesNow.has(rule)),
    now.filter(({ rule }) => rulesThen.has(rule)),
  ];
  const pairs = pairFindings(second, first);
  const { gone, untold } = sortLeftovers(pairs.left, second);
  const openRules = new Set(untold.filter(isProblem).map(({ rule }) => rule));
  const isPaired = (index: number): boolean => pairs.before[index] !== undefined;
  const alone = judgedAlike ? [] : second.filter((_, index) => !isPaired(index));
  const changes = [
    ...second.flatMap((finding, index) =>
      judgedAlike || isPaired(index) ? (changeOf(pairs.before[index] ?? null, finding, openRules) ?? []) : [],
    ),
    ...(judgedAlike ? gone.flatMap(finding => changeOf(finding, null, openRules) ?? []) : []),
  ];
  return {
    changes: sorted(changes),
    onlyBefore: [...then.filter(({ rule }) => !rulesNow.has(rule)), ...(judgedAlike ? [] : pairs.left)],
    onlyAfter: [...now.filter(({ rule }) => !rulesThen.has(rule)), ...alone],
  };
}

const rulesOf = (findings: readonly Finding[]): ReadonlySet<string> => new Set(findings.map(({ rule }) => rule));

function changeOf(
  before: Finding | null,
  after: Finding | null,
  openBefore: ReadonlySet<string>,
): VerdictChange | undefined {
  const finding = after ?? before;
  const kind = kindOf(before, after);
  if (!finding || kind === undefined) return undefined;
  // What failed and cannot be told now may have been mended: that is no change for the worse.
  const failedBefore = before?.status === 'fail' || (before === null && openBefore.has(finding.rule));
  const turned = kind === 'failed' || kind === 'graver' || (kind === 'undecided' && !failedBefore);
  return {
    rule: finding.rule,
    subject: finding.subject,
    kind,
    severity: finding.severity,
    worse: turned && after !== null && weighs(after),
    before,
    after,
  };
}

function kindOf(before: Finding | null, after: Finding | null): VerdictKind | undefined {
  const [then, now] = [before?.status, after?.status];
  if (now === 'fail' && then === 'fail' && before && after) {
    const rise = severities.indexOf(before.severity) - severities.indexOf(after.severity);
    return rise > 0 ? 'graver' : rise < 0 ? 'milder' : undefined;
  }
  if (now === 'fail') return 'failed';
  if (now === 'unknown') return then === 'unknown' ? undefined : 'undecided';
  if (then === 'fail') return 'mended';
  if (then === 'unknown') return 'decided';
  // A subject that comes or goes without trouble is worth no word.
  return then !== undefined && now !== undefined && then !== now ? 'other' : undefined;
}

const sorted = (changes: readonly VerdictChange[]): readonly VerdictChange[] =>
  [...changes].sort(
    (a, b) =>
      Number(b.worse) - Number(a.worse) ||
      verdictKinds.indexOf(a.kind) - verdictKinds.indexOf(b.kind) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      compareText(a.rule, b.rule) ||
      compareText(a.subject ?? '', b.subject ?? ''),
  );

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
