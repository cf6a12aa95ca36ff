import type { Log, RunAutomationDetails } from 'sarif';
import type { Report, Rule } from '@hostlint/core';
import { gzippedSize } from '../../gzipped-size.js';
import type { Profile } from './profiles.js';
import { asSegment, writeRun, type WrittenRun } from './run.js';
import { toJson } from './text.js';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export interface WrittenLog {
  readonly text: string;
  /** What the reader will not take, or what was left out so that it takes the rest. */
  readonly notices: readonly string[];
  /** Whether it is all there and within the bounds of the reader. */
  readonly whole: boolean;
}

export interface LogSettings {
  readonly rules: readonly Rule[];
  readonly profile: Profile;
  readonly pipeline: RunAutomationDetails | null;
}

/** One log with a run for each report. Results are left out, the least severe first, until its reader takes it. */
export function writeLog(given: readonly Report[], settings: LogSettings): WrittenLog {
  const { profile, pipeline } = settings;
  const reports = distinctLabels(given);
  const rules = new Map(settings.rules.map(rule => [rule.id, rule]));
  const crowd =
    reports.length > profile.most.runs
      ? [`${profile.reader} takes ${profile.most.runs} hosts in one file, and this one has ${reports.length}.`]
      : [];
  for (let mostResults = profile.most.results; ;) {
    const runs = reports.map(report => writeRun(report, { rules, profile, pipeline, mostResults }));
    const text = fitting(runs, profile);
    const most = Math.max(0, ...runs.map(({ run }) => run.results?.length ?? 0));
    if (text !== null || most === 0) {
      const notices = [...crowd, ...runs.flatMap(run => run.notices)];
      return { text: text ?? serialize(runs, 0), notices, whole: notices.length === 0 };
    }
    mostResults = Math.floor(most / 2);
  }
}

/** The text where it is small enough, without its indentation if need be. */
function fitting(runs: readonly WrittenRun[], { most: { bytes, packed } }: Profile): string | null {
  for (const indent of [2, 0]) {
    const text = serialize(runs, indent);
    // gzip makes nothing larger that is worth to be packed, and a character has three bytes at most.
    if (text.length * 3 <= bytes) return text;
    if ((packed ? gzippedSize(text) : byteLength(text)) <= bytes) return text;
  }
  return null;
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

const serialize = (runs: readonly WrittenRun[], indent: number): string =>
  toJson({ $schema: schema, version: '2.1.0', runs: runs.map(({ run }) => run) } satisfies Log, indent);

/** Two runs of one category are one to GitHub, and the second would replace the first. */
export function distinctLabels(reports: readonly Report[]): readonly Report[] {
  const taken = new Set<string>();
  return reports.map(report => {
    const own = report.host.label;
    let label = own;
    for (let count = 2; taken.has(asSegment(label)); count += 1) label = `${own}~${count}`;
    taken.add(asSegment(label));
    return label === own ? report : { ...report, host: { ...report.host, label } };
  });
}
