import type { RunAutomationDetails } from 'sarif';
import type { Report, Rule } from '@hostlint/core';
import { fits } from './fits.js';
import { JsonLayout, type Space } from './json-layout.js';
import type { Profile } from './profiles.js';
import { createDescriber } from './rule-descriptor.js';
import { asSegment, draftRun, type DraftedRun } from './run.js';
import { RunTexts } from './run-texts.js';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export interface WrittenLog {
  /** Made as they are read, a run at a time: all together may be too long for one text. */
  readonly text: Iterable<string>;
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
export function writeLog(given: readonly Report[], { rules, profile, pipeline }: LogSettings): WrittenLog {
  const reports = distinctLabels(given);
  const describe = createDescriber(new Map(rules.map(rule => [rule.id, rule])), profile.most);
  const crowd =
    reports.length > profile.most.runs
      ? [`${profile.reader} takes ${profile.most.runs} hosts in one file, and this one has ${reports.length}.`]
      : [];
  for (let mostResults = profile.most.results; ;) {
    const draft = (report: Report): DraftedRun => draftRun(report, { describe, profile, pipeline, mostResults });
    // Nothing is left out, so nothing need be known of the text before it is written, and one run is there at a time.
    if (profile.most.bytes === Number.POSITIVE_INFINITY)
      return { text: again(() => pieces(drafted(reports, draft), '  ')), notices: crowd, whole: crowd.length === 0 };
    const runs = reports.map(draft);
    const log = (space: Space): Iterable<string> => again(() => pieces(runs, space));
    // Without its indentation if need be.
    const space = (['  ', ''] as const).find(one => fits(log(one), profile.most));
    const most = Math.max(0, ...runs.map(({ told }) => told.length));
    if (space !== undefined || most === 0) {
      const notices = [...crowd, ...runs.flatMap(run => run.notices)];
      return { text: log(space ?? ''), notices, whole: notices.length === 0 };
    }
    mostResults = Math.floor(most / 2);
  }
}

/** What can be read more than once, and is made anew each time. */
const again = <T>(start: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: start });

function* drafted(reports: readonly Report[], draft: (report: Report) => DraftedRun): Generator<DraftedRun, void> {
  for (const report of reports) yield draft(report);
}

function* pieces(runs: Iterable<DraftedRun>, space: Space): Generator<string, void> {
  const layout = new JsonLayout(space);
  const list = '\u0000';
  const frame = { $schema: layout.value(schema, 1), version: layout.value('2.1.0', 1), runs: list };
  const [before = '', after = ''] = layout.object(frame, 0).split(list);
  const texts = new RunTexts(space);
  let isFirst = true;
  for (const run of runs) {
    yield `${isFirst ? `${before}[` : ','}${layout.line(2)}`;
    yield* texts.of(run);
    isFirst = false;
  }
  yield isFirst ? `${before}[]${after}\n` : `${layout.line(1)}]${after}\n`;
}

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
