import { defaultMaxBytes, type Reads } from './reads.js';
import { mergeReads, type AllReads } from './reads-of.js';

/** One thing that a fact reads. */
export interface DescribedRead {
  /** As it was declared: a path, a command. */
  readonly of: string;
  /** `up to 64 MiB`. */
  readonly remark: string | null;
}

type Row = readonly [kind: string, of: string, remark?: string | null];

/** What a fact declares that it reads, for people: by kind, such as `content of`. What it asks of few hosts only comes last. */
export function describeReads(reads: Reads): ReadonlyMap<string, readonly DescribedRead[]> {
  const usual = rowsOf(mergeReads([reads], false));
  const known = new Set(usual.map(([kind, of]) => `${kind} ${of}`));
  const seldom = rowsOf(mergeReads([reads], true)).filter(([kind, of]) => !known.has(`${kind} ${of}`));
  const described = new Map<string, DescribedRead[]>();
  const add = (kind: string, of: string, remark: string | null = null): void => {
    const others = described.get(kind);
    if (others) others.push({ of, remark });
    else described.set(kind, [{ of, remark }]);
  };
  for (const [kind, of, remark] of usual) add(kind, of, remark);
  for (const [kind, of, remark] of seldom) add(`on few hosts, ${kind}`, of, remark);
  return described;
}

const rowsOf = (reads: AllReads): readonly Row[] => [
  ...reads.files.map(({ path, maxBytes }): Row => ['content of', path, sizeRemark(maxBytes)]),
  ...reads.lists.map(({ path, limit }): Row => ['names in', path, limit === Infinity ? null : `up to ${limit}`]),
  ...reads.stats.map((path): Row => ['kind, rights and real path of', path]),
  ...reads.filesystems.map((path): Row => ['file system of', path]),
  ...reads.commands.map((words): Row => ['output of', words.join(' ')]),
  ...reads.sockets.map((question): Row => ['answer of a daemon to', question]),
  ...reads.censuses.map((path): Row => ['count of all below', path]),
  ...reads.trials.map((trial): Row => ['trial', trial]),
];

const sizeRemark = (bytes: number): string | null =>
  bytes > defaultMaxBytes ? `up to ${bytes / 1024 / 1024} MiB` : null;
