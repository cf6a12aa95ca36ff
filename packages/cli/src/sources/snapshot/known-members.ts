import type { PackedMember } from '../archive/gzip-members.js';

/** Packed members of earlier snapshots, so that what is packed in the same bytes is unpacked once. */
export interface KnownMembers {
  /** What the members hold, one after the other; `undefined` where one is not what it says, or all are larger than that. */
  unpack(members: readonly PackedMember[], mostBytes: number): readonly Uint8Array[] | undefined;
}

interface Known {
  readonly packed: Uint8Array;
  readonly unpacked: Uint8Array;
}

const mostMarks = 50_000;

/** @param mostHeld what is held at once, in bytes */
export function createKnownMembers(mostHeld = 32 * 1024 * 1024): KnownMembers {
  const { gunzipSync } = process.getBuiltinModule('node:zlib');
  const known = new Map<string, Known>();
  /** What came once may be of one host alone, and is not worth it. */
  const once = new Set<string>();
  let held = 0;

  const unpackOne = ({ packed, size }: PackedMember): Uint8Array | undefined => {
    const { length } = packed;
    const sum = new DataView(packed.buffer, packed.byteOffset + length - 8, 4).getUint32(0);
    const mark = `${length} ${size} ${sum}`;
    const before = known.get(mark);
    if (before && Buffer.compare(before.packed, packed) === 0) return before.unpacked;
    const { buffer, engine } = gunzipSync(packed, {
      info: true,
      maxOutputLength: Math.max(1, size),
      chunkSize: Math.max(64, size + 1),
    }) as unknown as { readonly buffer: Uint8Array; readonly engine: { readonly bytesWritten: number } };
    // One that ends before it says might be followed by anything.
    if (engine.bytesWritten !== length || buffer.length !== size) return undefined;
    if (!before && once.has(mark)) {
      once.delete(mark);
      held += length + size;
      if (held > mostHeld) {
        known.clear();
        held = length + size;
      }
      known.set(mark, { packed: Uint8Array.from(packed), unpacked: Uint8Array.from(buffer) });
    } else if (!before) {
      if (once.size > mostMarks) once.clear();
      once.add(mark);
    }
    return buffer;
  };

  return {
    unpack(members, mostBytes) {
      let size = 0;
      for (const member of members) size += member.size;
      if (size > mostBytes) return undefined;
      const pieces: Uint8Array[] = [];
      try {
        for (const member of members) {
          const piece = unpackOne(member);
          if (!piece) return undefined;
          pieces.push(piece);
        }
      } catch {
        return undefined;
      }
      return pieces;
    },
  };
}
