import fs from 'node:fs';
import { UnknowableError } from '@hostlint/core';
import { absentOrThrow } from './fault.js';

/**
 * Tables of sockets, which take the kernel milliseconds on large machines, however few sockets there are: it walks through all buckets,
 * for each piece of the table again. Source: linux net/ipv4/tcp_ipv4.c tcp_seq_start, established_get_first.
 */
const slow: ReadonlySet<string> = new Set(['/proc/net/tcp', '/proc/net/tcp6']);

/**
 * A line has 150 bytes, and the kernel hands over a page of lines at a time. So a piece of less than half a page is the last, and to ask
 * for more would be one walk more. Source: linux net/ipv4/tcp_ipv4.c TMPSZ, fs/seq_file.c seq_read_iter.
 */
const leastPiece = 2048;

export const isSlow = (path: string): boolean => slow.has(path);

/** Reads a file of the kernel in another thread, so that its time passes beside all else. It always ends, and leaves no thread hanging. */
export async function readMeanwhile(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
  try {
    const file = fs.openSync(path, fs.constants.O_RDONLY);
    try {
      return await readAll(file, path, maxBytes);
    } finally {
      fs.closeSync(file);
    }
  } catch (error) {
    return absentOrThrow(error, path);
  }
}

async function readAll(file: number, path: string, maxBytes: number): Promise<Uint8Array> {
  let bytes = new Uint8Array(Math.min(maxBytes, 65_536) + 1);
  for (let length = 0; ;) {
    const count = await readSome(file, bytes, length);
    length += count;
    if (length > maxBytes) throw new UnknowableError('malformed', `"${path}" is larger than ${maxBytes} bytes`);
    if (count < leastPiece) return bytes.slice(0, length);
    if (length < bytes.length) continue;
    const larger = new Uint8Array(Math.min(maxBytes + 1, bytes.length * 4));
    larger.set(bytes);
    bytes = larger;
  }
}

/**
 * With a callback: to load Node's promises of files takes a millisecond. libuv makes the threads of its pool when the first has work, all
 * four, and waits until each runs; one has read both tables long before all else is done. Source: libuv src/threadpool.c init_threads.
 */
const readSome = (file: number, bytes: Uint8Array, from: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const { env } = process;
    const asked = env.UV_THREADPOOL_SIZE;
    env.UV_THREADPOOL_SIZE = asked ?? '1';
    try {
      fs.read(file, bytes, from, bytes.length - from, null, (error, count) => (error ? reject(error) : resolve(count)));
    } finally {
      if (asked === undefined) delete env.UV_THREADPOOL_SIZE;
    }
  });
