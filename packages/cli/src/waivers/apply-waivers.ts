import type { Finding, Report } from '@hostlint/core';
import { stableSubject } from '../stable-subject.js';
import type { WaiverEntry } from './waiver-entry.js';

/** A waiver and what it did in this run. */
export interface WaiverUse {
  readonly entry: WaiverEntry;
  /** Labels of hosts with a finding that it covers, or would cover had it not expired; each once a finding. */
  readonly covered: readonly string[];
  readonly expired: boolean;
  /** It is meant for a host of this run that was judged by its rule, and covers nothing there. */
  readonly stale: boolean;
}

export interface Waived {
  /** The findings of each report, in the order of the reports. */
  readonly findings: readonly (readonly Finding[])[];
  readonly uses: readonly WaiverUse[];
}

/** What could be let be: what failed, and what is undecided. A rule that broke says nothing of the host, and its bug is not waived. */
const isOpen = ({ status, broken, baseline }: Finding): boolean =>
  (status === 'fail' || status === 'unknown') && !broken && baseline !== 'absent';

const isFor = ({ rule, subject }: WaiverEntry, finding: Finding): boolean =>
  rule === finding.rule &&
  (subject === null || (finding.subject !== null && stableSubject(subject) === stableSubject(finding.subject)));

/** Lays waivers over the reports of one run. `today` is the day by which they expire, as `YYYY-MM-DD`. */
export function applyWaivers(reports: readonly Report[], entries: readonly WaiverEntry[], today: string): Waived {
  const covered = new Map<WaiverEntry, string[]>(entries.map(entry => [entry, []]));
  const isExpired = ({ waiver: { expires } }: WaiverEntry): boolean => expires !== null && expires < today;
  const findings = reports.map(({ host, findings }) => {
    const own = entries.filter(entry => entry.concerns(host.label));
    return findings.map(finding => {
      if (!isOpen(finding)) return finding;
      const fitting = own.filter(entry => isFor(entry, finding));
      for (const entry of fitting) covered.get(entry)?.push(host.label);
      const active = fitting.filter(entry => !isExpired(entry));
      // The one that says most exactly what it means comes first.
      const holding = active.find(({ subject }) => subject !== null) ?? active[0];
      if (holding) return { ...finding, waiver: holding.waiver };
      const past = fitting.at(-1);
      return past ? { ...finding, expiredWaiver: past.waiver } : finding;
    });
  });
  const uses = entries.map(entry => ({
    entry,
    covered: covered.get(entry) ?? [],
    expired: isExpired(entry),
    stale: covered.get(entry)?.length === 0 && wasTried(entry, reports),
  }));
  return { findings, uses };
}

/**
 * Whether a host that the waiver is meant for was judged by its rule, and none of them left open whether it is needed: undecided as a
 * whole, or among the many that are not told one by one.
 */
function wasTried(entry: WaiverEntry, reports: readonly Report[]): boolean {
  const judged = reports
    .filter(({ host }) => entry.concerns(host.label))
    .flatMap(({ findings }) => findings.filter(({ rule, baseline }) => rule === entry.rule && baseline !== 'absent'));
  const open = judged.some(
    ({ broken, status, subject, more }) => broken || more !== undefined || (status === 'unknown' && subject === null),
  );
  return judged.length > 0 && !open;
}
