import type { UnknownReason } from '@hostlint/core';
import { type Recorded, type RecordedVerb, recordedVerbs, type Snapshot, snapshotVersion } from './json-format.js';
import { TargetError } from '../target-error.js';

/** A snapshot holds what facts read of one host; more than this is none, or is meant to harm. */
export const mostSnapshotBytes = 64 * 1024 * 1024;

const reasons: ReadonlySet<string> = new Set<UnknownReason>([
  'denied',
  'not-captured',
  'not-running',
  'unsupported',
  'unreachable',
  'malformed',
  'timed-out',
]);

export type Answers = ReadonlyMap<RecordedVerb, ReadonlyMap<string, Recorded>>;

/** Reads the text of a snapshot from anyone. Throws a TargetError that says where the text is not a snapshot. */
export function parseSnapshot(
  text: string,
  label: string,
): {
  readonly source: string;
  readonly label: string | undefined;
  readonly readAtMs: number | undefined;
  readonly answers: Answers;
} {
  const broken = (why: string): never => {
    throw new TargetError(`"${label}" is not a snapshot of hostlint: ${why}; take it anew`);
  };
  const document = parseJson(text, broken);
  if (!isObject(document) || !('hostlintSnapshot' in document)) return broken('"hostlintSnapshot" is missing');
  const version = document['hostlintSnapshot'];
  if (version !== snapshotVersion) {
    const newer = typeof version === 'number' && version > snapshotVersion;
    throw new TargetError(
      `"${label}" is a snapshot of version ${JSON.stringify(version)?.slice(0, 20)}, and this hostlint reads version ${snapshotVersion}; ` +
        (newer ? 'install a newer hostlint' : 'take the snapshot anew'),
    );
  }
  const { source, label: name, readAt, answers } = document as unknown as Snapshot;
  if (typeof source !== 'string') return broken('"source" is not a text');
  if (name !== undefined && typeof name !== 'string') return broken('"label" is not a text');
  const readAtMs = readAt === undefined ? undefined : Date.parse(readAt);
  if (Number.isNaN(readAtMs)) return broken('"readAt" is not a time');
  if (!isObject(answers)) return broken('"answers" is not an object');
  const verbs: ReadonlySet<string> = new Set(recordedVerbs);
  const stranger = Object.keys(answers).find(verb => !verbs.has(verb));
  if (stranger !== undefined)
    return broken(`"answers" has the unknown member ${JSON.stringify(stranger.slice(0, 40))}`);
  const byVerb = Object.entries(answers).map(([verb, given]) => {
    if (!isObject(given)) return broken(`"answers.${verb}" is not an object`);
    for (const [key, answer] of Object.entries(given)) {
      if (!fits(verb as RecordedVerb, answer))
        broken(`the answer to ${verb} ${JSON.stringify(key.slice(0, 200))} has a wrong form`);
    }
    return [verb as RecordedVerb, new Map(Object.entries(given) as [string, Recorded][])] as const;
  });
  return { source, label: name, readAtMs, answers: new Map(byVerb) };
}

function parseJson(text: string, broken: (why: string) => never): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return broken(`it is not JSON (${(error as Error).message.slice(0, 200)})`);
  }
}

type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = value => typeof value === 'string';
const isNumber: Check = value => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isBoolean: Check = value => typeof value === 'boolean';
const orNull =
  (check: Check): Check =>
  value =>
    value === null || check(value);
const oneOf =
  (...allowed: readonly unknown[]): Check =>
  value =>
    allowed.includes(value);
/** An object with exactly these members. */
const shape =
  (members: Readonly<Record<string, Check>>): Check =>
  value =>
    isObject(value) &&
    Object.keys(value).length === Object.keys(members).length &&
    Object.entries(members).every(([name, check]) => Object.hasOwn(value, name) && check(value[name]));

const stat = shape({
  type: oneOf('file', 'directory', 'symlink', 'fifo', 'socket', 'block-device', 'character-device'),
  mode: isNumber,
  uid: isNumber,
  gid: isNumber,
  sizeBytes: isNumber,
  device: orNull(isText),
  inode: isNumber,
  links: isNumber,
  modifiedMs: isNumber,
  changedMs: isNumber,
});
const filesystem = shape({
  magic: isNumber,
  blockSizeBytes: isNumber,
  blocks: isNumber,
  blocksFree: isNumber,
  blocksAvailable: isNumber,
  inodes: isNumber,
  inodesFree: isNumber,
  device: orNull(isText),
  dType: orNull(isBoolean),
  dTypeEvidence: isText,
  xfs: orNull(shape({ version: oneOf(4, 5), ftype: isBoolean })),
  ext: orNull(shape({ filetype: isBoolean, casefold: isBoolean })),
});
const bytes: Check = value => shape({ text: isText })(value) || shape({ base64: isText })(value);
const valued = (check: Check): Check => shape({ value: check });

const forms: Readonly<Record<RecordedVerb, Check>> = {
  read: bytes,
  get: bytes,
  list: valued(value => Array.isArray(value) && value.every(isText)),
  stat: valued(stat),
  realpath: valued(isText),
  filesystem: valued(filesystem),
  run: valued(shape({ code: orNull(isNumber), stdout: isText, stderr: isText })),
  census: valued(shape({ entries: isNumber, directories: isNumber, inodes: isNumber, complete: isBoolean })),
  probe: valued(shape({ works: isBoolean, detail: isText })),
};
const fault = shape({ unknown: value => typeof value === 'string' && reasons.has(value), message: isText });

const fits = (verb: RecordedVerb, answer: unknown): boolean => answer === null || fault(answer) || forms[verb](answer);
