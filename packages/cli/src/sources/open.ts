import fs from 'node:fs';
import type { HostSource } from '@hostlint/core';
import { contentKind, contentKindBytes } from './content-kind.js';
import { isTargetError, TargetError } from './target-error.js';

export interface OpenOptions {
  /** Allow trials that write (live machine only). */
  readonly probes?: boolean;
  /** Ends what is under way on the live machine. */
  readonly signal?: AbortSignal;
  /** What is read when the target is `-`. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/**
 * Opens what the user named: nothing is the live machine, a file is told by its content, `-` is standard input.
 * @throws TargetError when it cannot be read or is of a form that this version does not judge
 */
export async function openSource(target?: string, options: OpenOptions = {}): Promise<HostSource> {
  if (target === undefined) {
    const { openLive } = await import('./live.js');
    const { probes = false, signal } = options;
    return openLive(signal ? { probes, signal } : { probes });
  }
  const bytes = target === '-' ? await readStandardInput(options) : await readTarget(target);
  const kind = contentKind(bytes);
  if (kind !== 'json') {
    throw new TargetError(
      `"${target}" is ${kind.unsupported}; hostlint reads snapshots that it took itself (JSON), and no other files yet`,
    );
  }
  const { openSnapshot } = await import('./snapshot.js');
  return openSnapshot(new TextDecoder().decode(bytes), target);
}

async function readStandardInput(options: OpenOptions): Promise<Uint8Array> {
  const bytes = await readBounded(options.stdin ?? [], '-');
  if (bytes.length > 0) return bytes;
  throw new TargetError('"-" stands for a snapshot on standard input, which is empty; pipe one in: … | hostlint -');
}

/** Pipes may be named as well: `hostlint <(ssh HOST …)`. */
async function readTarget(target: string): Promise<Uint8Array> {
  try {
    if (fs.statSync(target).isDirectory()) {
      const cure = 'run hostlint on the host itself';
      throw new TargetError(
        `"${target}" is a directory; root file systems in a directory are not supported yet: ${cure}`,
      );
    }
    return await readBounded(fs.createReadStream(target) as AsyncIterable<Buffer>, target);
  } catch (error) {
    if (isTargetError(error)) throw error;
    throw new TargetError(`"${target}" cannot be read: ${faultOf(error)}`, { cause: error });
  }
}

/** All bytes, or just the start where that shows them to be no snapshot. */
async function readBounded(
  stream: AsyncIterable<Uint8Array | string> | readonly never[],
  target: string,
): Promise<Uint8Array> {
  const { mostSnapshotBytes } = await import('./snapshot-schema.js');
  const chunks: Buffer[] = [];
  let length = 0;
  let known = false;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk as string));
    length += chunk.length;
    if (!known && length >= contentKindBytes) {
      if (contentKind(Buffer.concat(chunks)) !== 'json') break;
      known = true;
    }
    if (length > mostSnapshotBytes) {
      throw new TargetError(`"${target}" is larger than ${mostSnapshotBytes} bytes, so it is no snapshot of one host`);
    }
  }
  return Buffer.concat(chunks);
}

function faultOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file or directory; check the path';
  if (code === 'EACCES') return 'permission denied; run as a user who may read it';
  return message;
}
