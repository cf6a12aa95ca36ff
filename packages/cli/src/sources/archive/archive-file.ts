import fs from 'node:fs';
import { createGunzip, gunzipSync, constants } from 'node:zlib';
import type { HostSource, Reads } from '@hostlint/core';
import { contentKind } from '../content-kind.js';
import { members } from '../snapshot/archive-format.js';
import { topOfSosReport } from '../support/is-sos-report.js';
import { readTar, type TarEntry } from './tar-reader.js';

const headBytes = 64 * 1024;

/** A host in an archive of files that may be of any size; `undefined` where the file is no such archive. */
export async function openArchiveFile(target: string, reads: () => readonly Reads[]): Promise<HostSource | undefined> {
  const head = readHead(target);
  if (isSnapshot(head)) return undefined;
  const packing = isXz(head) ? 'xz' : contentKind(head) === 'gzip' ? 'gzip' : 'none';
  const open = await opener(target, packing);
  const first = packing === 'xz' ? await startOf(open()) : packing === 'gzip' ? unpackHead(head) : head;
  if (contentKind(first) !== 'tar') return undefined;
  const seen = firstMembers(first);
  if (seen[0]?.name === members.snapshot) return undefined;
  const top = topOfSosReport(seen);
  if (top !== undefined) {
    const { openReportArchive } = await import('../support/open-report.js');
    return openReportArchive(open(), { top, label: target });
  }
  const { openRootfsTar } = await import('./rootfs-tar.js');
  return openRootfsTar({ label: target, reads: reads(), open });
}

/** Told by so little of it that it costs nothing: of many files most are snapshots. */
function isSnapshot(head: Uint8Array): boolean {
  const start = contentKind(head) === 'gzip' ? unpackHead(head.subarray(0, 2048)) : head;
  return contentKind(start) === 'tar' && firstMembers(start.subarray(0, 512))[0]?.name === members.snapshot;
}

const isXz = (head: Uint8Array): boolean => [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0].every((byte, at) => head[at] === byte);

async function opener(target: string, packing: 'none' | 'gzip' | 'xz'): Promise<() => AsyncIterable<Uint8Array>> {
  if (packing !== 'xz') return () => streamOf(target, packing === 'gzip');
  const { unpackXz } = await import('./unpack-xz.js');
  return () => unpackXz(streamOf(target, false));
}

/** The start of a stream; what cannot be unpacked is said when it is read. */
async function startOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk.slice());
      length += chunk.length;
      if (length >= headBytes) break;
    }
  } catch {
    // As far as it goes.
  }
  return Buffer.concat(chunks);
}

function streamOf(target: string, packed: boolean): AsyncIterable<Uint8Array> {
  const file = fs.createReadStream(target, { highWaterMark: 1024 * 1024 });
  if (!packed) return file as AsyncIterable<Buffer>;
  const unpacked = createGunzip({ chunkSize: 1024 * 1024 });
  file.on('error', error => unpacked.destroy(error));
  return file.pipe(unpacked) as AsyncIterable<Buffer>;
}

function readHead(target: string): Uint8Array {
  const file = fs.openSync(target, 'r');
  try {
    const bytes = new Uint8Array(headBytes);
    return bytes.subarray(0, fs.readSync(file, bytes, 0, headBytes, 0));
  } finally {
    fs.closeSync(file);
  }
}

/** The start of what is packed, as far as the start of the file goes. */
function unpackHead(head: Uint8Array): Uint8Array {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 256 * headBytes });
  } catch {
    return new Uint8Array();
  }
}

function firstMembers(bytes: Uint8Array): readonly TarEntry[] {
  const seen: TarEntry[] = [];
  try {
    readTar(entry => void seen.push(entry)).push(bytes);
  } catch {
    // What is wrong with it is said when it is read.
  }
  return seen;
}
