import type { Report } from '@hostlint/core';
import type { Environment } from '../environment.js';
import { textFlag, type Flags } from '../flags/flags.js';
import type { Progress } from '../progress.js';
import { UsageError } from '../usage-error.js';
import { crewHere, crewOfThreads, type Crew } from './crew.js';
import { type HostEntry, isRemote } from './host-entry.js';
import { createHostJudge } from './host-judge.js';
import { labelApart, type Labelled, type NamedReport } from './labels.js';
import { FindingPool } from './packed-reports.js';
import { ProgressBar } from './progress-bar.js';
import type { TargetList } from '../sources/targets/target-list.js';
import { unreadableReport } from './unreadable.js';

/** Remote hosts at a time, each of them a connection. */
const mostConnections = 8;
const mostThreads = 16;
/** Fewer are judged before a thread has started. */
const worthAThread = 16;

/** Judges all hosts of a list: the same reports in the same order, however many threads there are. */
export async function judgeFleet(
  list: Extract<TargetList, { files: unknown }>,
  flags: Flags,
  environment: Environment,
  progress: Progress,
): Promise<Labelled> {
  refuseSingleOptions(flags);
  const remote = list.files.filter(isRemote);
  const local = list.files.filter(entry => !isRemote(entry));
  const counted = list.lines.length === 0 ? list.files.length : undefined;
  const bar = new ProgressBar(progress, () => performance.now(), counted);
  const judge = await createHostJudge(flags, environment);
  const all: NamedReport[] = [];
  const done = ({ name }: HostEntry, report: Report): void => {
    all.push({ name, report });
    bar.step();
  };
  const pool = new FindingPool();
  const known = list.lines.length > 0 ? Infinity : local.length;
  const threads = Math.min(jobs(flags) ?? environment.threads?.most ?? 1, mostThreads, Math.ceil(known / worthAThread));
  const unable = (label: string, error: unknown): Report =>
    unreadableReport(label, error, [], { failOn: 'error', unknown: 'fail' });
  const { threads: helpers } = environment;
  const crew: Crew =
    helpers && threads > 1
      ? crewOfThreads(() => helpers.start(flags), threads, pool, unable)
      : crewHere(judge, 1, pool);
  const far = crewHere(judge, mostConnections, pool);
  try {
    await Promise.all([crew.judge(inTurn(local, list.lines), done), far.judge(remote, done)]);
  } finally {
    await crew.dismiss();
  }
  bar.end();
  return labelApart(all);
}

async function* inTurn(
  files: readonly HostEntry[],
  lines: readonly (() => AsyncIterable<HostEntry>)[],
): AsyncIterable<HostEntry> {
  yield* files;
  for (const open of lines) yield* open();
}

function jobs(flags: Flags): number | undefined {
  const value = textFlag(flags, 'jobs');
  if (value === undefined) return undefined;
  if (/^\d{1,3}$/.test(value) && Number(value) > 0) return Number(value);
  throw new UsageError('invalid-value', `"--jobs" cannot be "${value}"; give a number from 1 to ${mostThreads}`);
}

/** What is said of one host and means nothing for several. */
function refuseSingleOptions(flags: Flags): void {
  if (textFlag(flags, 'label') !== undefined)
    throw new UsageError(
      'invalid-value',
      '"--label" names one host, and there are several targets; snapshots bring their labels: `hostlint collect --label`',
    );
  if (textFlag(flags, 'record') !== undefined)
    throw new UsageError('invalid-value', '"--record" writes down one host, and there are several targets');
}
