/** Gives equal content the same number. Numbers are never given twice, so what was forgotten is new when it comes again. */
export interface Interner {
  ofText(text: string): number;
  ofBytes(bytes: Uint8Array): number;
}

interface Held {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** @param mostBytes what is held at once; the longest unused goes first */
export function createInterner(mostBytes: number): Interner {
  const texts = new Map<string, number>();
  const contents = new Map<string, readonly Held[]>();
  const seen = new WeakMap<Uint8Array, number>();
  let next = 0;
  let size = 0;
  const makeRoom = (): void => {
    // Maps are in the order of insertion, and what is used is inserted anew.
    for (const [mark, held] of contents) {
      if (size <= mostBytes) return;
      contents.delete(mark);
      for (const { bytes } of held) size -= bytes.length;
    }
    if (size <= mostBytes) return;
    texts.clear();
    size = 0;
  };
  return {
    ofText(text) {
      let id = texts.get(text);
      if (id === undefined) {
        texts.set(text, (id = next++));
        size += 2 * text.length + 64;
        if (size > mostBytes) makeRoom();
      }
      return id;
    },
    ofBytes(bytes) {
      const before = seen.get(bytes);
      if (before !== undefined) return before;
      const mark = markOf(bytes);
      const alike = contents.get(mark) ?? [];
      const found = alike.find(held => isSame(held.bytes, bytes));
      contents.delete(mark);
      const id = found?.id ?? next++;
      seen.set(bytes, id);
      if (found) contents.set(mark, alike);
      else {
        // A copy: what is part of a larger buffer would keep all of it.
        contents.set(mark, [
          ...alike,
          { id, bytes: bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice() },
        ]);
        size += bytes.length + 200;
        if (size > mostBytes) makeRoom();
      }
      return id;
    },
  };
}

const longestHashed = 8192;

/** Something cheap that different content mostly has different: its length and all of its bytes, or some where it is large. */
function markOf(bytes: Uint8Array): string {
  if (bytes.length <= longestHashed) {
    // FNV-1a.
    let hash = 0x811c9dc5;
    for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    return `${bytes.length} ${hash}`;
  }
  const step = Math.max(1, Math.floor(bytes.length / 16));
  let mark = `${bytes.length}`;
  for (let at = step - 1; at < bytes.length; at += step) mark += `,${bytes[at]}`;
  return mark;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  if (a.byteOffset % 4 === 0 && b.byteOffset % 4 === 0) {
    const words = a.length >> 2;
    const [x, y] = [new Uint32Array(a.buffer, a.byteOffset, words), new Uint32Array(b.buffer, b.byteOffset, words)];
    for (let word = 0; word < words; word++) if (x[word] !== y[word]) return false;
    at = words * 4;
  }
  for (; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
