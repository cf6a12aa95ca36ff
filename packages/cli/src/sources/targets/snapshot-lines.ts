import type { HostEntry } from '../../many/host-entry.js';

const newline = 0x0a;
const brace = 0x7b;
/** As of a single snapshot: more is none, or is meant to harm. */
const longestLine = 64 * 1024 * 1024;

/**
 * Whether more than one snapshot is in it, one a line. JSON that is laid out has line breaks as well, but its first line is no whole
 * object. `all` gives everything, what was read to tell included.
 */
export async function isManyLines(
  stream: AsyncIterable<Uint8Array | string>,
): Promise<{ readonly many: boolean; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  const all = async function* (): AsyncIterable<Uint8Array> {
    yield* read;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield bytesOf(next.value);
  };
  let before: number | undefined;
  let length = 0;
  let broke = false;
  while (length <= longestLine) {
    const { done, value } = await iterator.next();
    if (done) break;
    const chunk = bytesOf(value);
    read.push(chunk);
    if (length === 0 && chunk[0] !== brace) break;
    length += chunk.length;
    for (let at = 0; at < chunk.length;) {
      if (broke) {
        if (!isBlank(chunk[at])) return { many: chunk[at] === brace, all: all() };
        at++;
        continue;
      }
      const end = chunk.indexOf(newline, at);
      const last = end < 0 ? chunk.length : end;
      if (last > at) before = lastInk(chunk.subarray(at, last)) ?? before;
      // The line ends with the object that it began.
      if (end >= 0 && before !== 0x7d) return { many: false, all: all() };
      broke = end >= 0;
      at = last + 1;
    }
  }
  return { many: false, all: all() };
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

function lastInk(bytes: Uint8Array): number | undefined {
  let at = bytes.length - 1;
  while (at >= 0 && isBlank(bytes[at])) at--;
  return bytes[at];
}

/** A snapshot a line; where they are not `many`, all of it is one. Empty lines are none. */
export async function* snapshotLines(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  many: boolean,
): AsyncIterable<HostEntry> {
  let pending: Uint8Array[] = [];
  let held = 0;
  let number = 0;
  const flush = (): HostEntry | undefined => {
    number++;
    const line = new Uint8Array(Buffer.concat(pending));
    const entry = { name: many ? `${name}:${number}` : name, target: many ? `${name}:${number}` : name, line };
    pending = [];
    const empty = held === 0 || lastInk(line) === undefined;
    held = 0;
    return empty ? undefined : entry;
  };
  const keep = (bytes: Uint8Array): void => {
    held += bytes.length;
    // Cut off, so that it is told as one that is broken, and the others are judged.
    if (held <= longestLine + bytes.length) pending.push(bytes);
  };
  for await (const chunk of stream) {
    let at = 0;
    for (let end = many ? chunk.indexOf(newline) : -1; end >= 0; end = chunk.indexOf(newline, at)) {
      keep(chunk.subarray(at, end));
      at = end + 1;
      const entry = flush();
      if (entry) yield entry;
    }
    keep(chunk.subarray(at));
  }
  const entry = flush();
  if (entry) yield entry;
}

const bytesOf = (chunk: Uint8Array | string): Uint8Array => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
