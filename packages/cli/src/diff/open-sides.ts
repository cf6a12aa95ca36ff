import { resolve } from 'node:path';
import type { Report } from '@hostlint/core';
import type { Environment } from '../environment.js';
import { mostReportBytes, readReports } from '../baseline/read-reports.js';
import { headOfFile, readNamedFile, streamOfPipe } from '../sources/named-file.js';
import { labelOf, openTarget, type Reading } from '../target.js';
import { UsageError } from '../usage-error.js';
import type { Opened } from './side.js';

/** Opens both: hosts as check does, and reports, told by what is in the file. */
export async function openSides(
  [before, after]: readonly [string, string | undefined],
  reading: Reading,
  environment: Environment,
): Promise<readonly [Opened, Opened]> {
  return [await open(before, reading, environment), await open(after, reading, environment)];
}

async function open(target: string | undefined, reading: Reading, environment: Environment): Promise<Opened> {
  const name = target ?? 'this machine';
  const stream = target === undefined ? undefined : streamOf(target, environment);
  const bytes = stream && (await readAll(stream, name));
  if (target !== undefined) {
    const text = bytes ? textOfReport(bytes) : textOfFile(resolve(environment.workingDirectory, target));
    if (text !== undefined) return { name, ...(await savedReport(text, target)) };
  }
  const given = bytes && (bytes.length > 0 ? { bytes } : { stdin: nothing() });
  const source = await openTarget(target, reading, environment, [], given);
  return { name, label: source.label ?? labelOf(target, environment.hostname), source };
}

/** What can be read only once: standard input, and pipes as a shell's `<(…)` names them. */
const streamOf = (target: string, { workingDirectory, stdin }: Environment): Bytes | undefined =>
  target === '-' ? (stdin ?? nothing()) : streamOfPipe(resolve(workingDirectory, target));

type Bytes = AsyncIterable<Uint8Array | string>;

async function* nothing(): Bytes {
  yield* [];
}

async function readAll(stream: Bytes, name: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as string));
    length += chunk.length;
    if (length > mostReportBytes)
      throw new UsageError('unreadable-target', `"${name}" is larger than ${mostReportBytes} bytes`);
  }
  return Buffer.concat(chunks);
}

const headBytes = 4096;

function textOfReport(bytes: Uint8Array): string | undefined {
  const isOne = isReport(Buffer.from(bytes.subarray(0, headBytes)).toString());
  return isOne ? Buffer.from(bytes).toString() : undefined;
}

function textOfFile(path: string): string | undefined {
  if (!isReport(headOfFile(path, headBytes))) return undefined;
  return readNamedFile(path, 'the report', 'invalid-baseline', mostReportBytes);
}

async function savedReport(text: string, target: string): Promise<{ readonly label: string; readonly saved: Report }> {
  const reports = await readReports(text, target);
  const [report, another] = reports;
  if (!report) throw new UsageError('invalid-baseline', `"${target}" holds the report of no host`);
  if (another) {
    const labels = reports.slice(0, 5).map(({ host }) => host.label);
    const what = `"${target}" holds the reports of ${reports.length} hosts (${labels.join(', ')}${reports.length > 5 ? ', …' : ''})`;
    throw new UsageError('invalid-baseline', `${what}, and two hosts are compared at a time; give the report of one`);
  }
  return { label: report.host.label, saved: report };
}

/** By the members that reports and SARIF begin with; a snapshot has none of them at its start. */
const isReport = (head: string): boolean =>
  /^\ufeff?\s*\{/.test(head) &&
  !head.includes('"hostlintSnapshot"') &&
  /"(schemaVersion|reports|runs)"|sarif/.test(head);
