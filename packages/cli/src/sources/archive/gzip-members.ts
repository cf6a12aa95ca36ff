/**
 * A file of gzip may be several, one after the other, and whoever unpacks it reads them as one (RFC 1952, 2.2). Here each says how long it
 * is, in a field of its own in its head, as BGZF of bioinformatics does: so a reader finds all of them without unpacking any.
 */
export interface PackedMember {
  /** With head and tail. */
  readonly packed: Uint8Array;
  /** What it says that it unpacks to. */
  readonly size: number;
}

/** The field's mark; others are registered with gzip.org, and this one is not. */
const mark = [0x48, 0x4c] as const;
const headBytes = 20;
const tailBytes = 8;
const mostMembers = 1000;

/** Packs each piece as a member. The same pieces give the same bytes. */
export function packMembers(pieces: Iterable<Uint8Array>): Uint8Array {
  const { crc32, deflateRawSync } = process.getBuiltinModule('node:zlib');
  const made: Uint8Array[] = [];
  for (const piece of pieces) {
    const packed = deflateRawSync(piece, { level: 6 });
    const head = new DataView(new ArrayBuffer(headBytes));
    // Deflate, an extra field, no time, made on Unix.
    for (const [at, byte] of [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 3].entries()) head.setUint8(at, byte);
    head.setUint16(10, 8, true);
    for (const [at, byte] of mark.entries()) head.setUint8(12 + at, byte);
    head.setUint16(14, 4, true);
    head.setUint32(16, headBytes + packed.length + tailBytes, true);
    const tail = new DataView(new ArrayBuffer(tailBytes));
    tail.setUint32(0, crc32(piece), true);
    tail.setUint32(4, piece.length, true);
    made.push(new Uint8Array(head.buffer), packed, new Uint8Array(tail.buffer));
  }
  return Buffer.concat(made);
}

/** The members of a file that `packMembers` made, as each says itself; `undefined` for another file. */
export function membersOf(bytes: Uint8Array): readonly PackedMember[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: PackedMember[] = [];
  for (let start = 0; start < bytes.length;) {
    if (start + headBytes + tailBytes > bytes.length || !isMember(bytes, start)) return undefined;
    const length = view.getUint32(start + 16, true);
    const end = start + length;
    if (length < headBytes + tailBytes || end > bytes.length || found.length >= mostMembers) return undefined;
    found.push({ packed: bytes.subarray(start, end), size: view.getUint32(end - 4, true) });
    start = end;
  }
  return found.length > 0 ? found : undefined;
}

const isMember = (bytes: Uint8Array, start: number): boolean =>
  bytes[start] === 0x1f &&
  bytes[start + 1] === 0x8b &&
  bytes[start + 2] === 8 &&
  bytes[start + 3] === 4 &&
  bytes[start + 10] === 8 &&
  bytes[start + 11] === 0 &&
  bytes[start + 12] === mark[0] &&
  bytes[start + 13] === mark[1] &&
  bytes[start + 14] === 4 &&
  bytes[start + 15] === 0;
