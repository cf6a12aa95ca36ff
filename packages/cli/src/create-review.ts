import { reviseReport, type Report } from '@hostlint/core';
import type { Review } from './review.js';
import { applyWaivers } from './waivers/apply-waivers.js';
import { dayOf } from './waivers/calendar.js';
import { loadWaivers } from './waivers/load-waivers.js';
import { staleWaivers, waiverNotices } from './waivers/notices.js';
import { applyBaseline } from './baseline/apply-baseline.js';
import { loadBaseline } from './baseline/load-baseline.js';

export interface ReviewInput {
  readonly waiverFiles: readonly string[];
  readonly baseline: { readonly path: string; readonly name: string } | undefined;
  /** The rules that exist. */
  readonly rules: readonly string[];
  readonly workingDirectory: string;
  readonly now: number;
  readonly noticeDays: number;
  /** Leaves out warnings that have no part in the exit code. */
  readonly quiet: boolean;
}

export async function createReview(input: ReviewInput): Promise<Review> {
  const { waiverFiles, baseline, quiet } = input;
  const entries = loadWaivers(waiverFiles, input.workingDirectory, input.rules);
  const before = baseline && (await loadBaseline(baseline.path, baseline.name));
  const today = dayOf(input.now);

  return (reports, policy) => {
    const waived = applyWaivers(reports, entries, today);
    const stale = staleWaivers(waived.uses);
    const notices = waiverNotices(waived.uses, {
      today,
      noticeDays: input.noticeDays,
      staleFails: policy.staleWaivers === 'fail',
    });
    const withWaivers = reports.map((report, index) => ({ ...report, findings: waived.findings[index] ?? [] }));
    const compared = before && baseline && applyBaseline(withWaivers, before, baseline.name);
    const findings = compared?.findings ?? waived.findings;
    // A report of one host tells all of the run; of several hosts, their set does.
    const own = reports.length === 1 ? stale : [];
    const revised = (report: Report, index: number): Report => reviseReport(report, findings[index] ?? [], policy, own);
    return {
      reports: reports.map(revised),
      staleWaivers: stale,
      warnings: [
        ...notices.filter(({ decides }) => decides || !quiet).map(({ text }) => text),
        ...(quiet && policy.onlyNew !== true ? [] : (compared?.notices ?? [])),
      ],
    };
  };
}
