import fs from 'node:fs';
import { createGunzip, gunzipSync, constants } from 'node:zlib';
import type { HostSource, Reads } from '@hostlint/core';
import { contentKind } from '../content-kind.js';
import { members } from '../snapshot/archive-format.js';
import { readTar } from './tar-reader.js';

const headBytes = 64 * 1024;

/** A host in an archive of files that may be of any size; `undefined` where the file is no such archive. */
export async function openArchiveFile(target: string, reads: readonly Reads[]): Promise<HostSource | undefined> {
  const head = readHead(target);
  const packed = contentKind(head) === 'gzip';
  const first = packed ? unpackHead(head) : head;
  if (contentKind(first) !== 'tar' || firstMember(first) === members.snapshot) return undefined;
  const { openRootfsTar } = await import('./rootfs-tar.js');
  return openRootfsTar({ label: target, reads, open: () => streamOf(target, packed) });
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

function firstMember(bytes: Uint8Array): string | undefined {
  let name: string | undefined;
  try {
    readTar(entry => void (name ??= entry.name)).push(bytes);
  } catch {
    // What is wrong with it is said when it is read.
  }
  return name;
}
