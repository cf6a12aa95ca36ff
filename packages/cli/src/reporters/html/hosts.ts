import type { Report } from '@hostlint/core';
import { verdictSentence } from '../pretty/verdict.js';

export type Tone = 'bad' | 'doubt' | 'good';

/** A host of the page. */
export interface PageHost {
  /** Its place in the order of the page: the worst first. */
  readonly index: number;
  /** Its name in links: one word, and no other host's. */
  readonly key: string;
  readonly label: string;
  readonly report: Report;
  readonly sentence: string;
  readonly tone: Tone;
}

const tones = { red: 'bad', yellow: 'doubt', green: 'good' } as const;
export const toneWords: Readonly<Record<Tone, string>> = { bad: 'Not ready', doubt: 'In doubt', good: 'Ready' };

/** The worst first, then by label. */
export function pageHosts(reports: readonly Report[]): readonly PageHost[] {
  const judged = reports.map(report => {
    const [sentence, color] = verdictSentence(report);
    return { label: report.host.label, report, sentence, tone: tones[color] };
  });
  judged.sort(
    (a, b) =>
      rank(a.tone) - rank(b.tone) ||
      gravity(b.report, 'error') - gravity(a.report, 'error') ||
      gravity(b.report, 'warning') - gravity(a.report, 'warning') ||
      b.report.counts.unknown - a.report.counts.unknown ||
      (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
  );
  const taken = new Map<string, number>();
  return judged.map((host, index) => {
    const word = encoded(host.label);
    const before = taken.get(word) ?? 0;
    taken.set(word, before + 1);
    // A tilde is not escaped in links; that no label ends so by itself is not worth more.
    return { ...host, index, key: before === 0 ? word : `${word}~${before + 1}` };
  });
}

const rank = (tone: Tone): number => ['bad', 'doubt', 'good'].indexOf(tone);
const gravity = ({ counts }: Report, severity: 'error' | 'warning'): number => counts.fail[severity];

/** Fit for a fragment: without slashes, blanks and question marks, which mean something there. */
const encoded = (label: string): string => encodeURIComponent(label.replace(/\p{Surrogate}/gu, '\ufffd')) || '-';
