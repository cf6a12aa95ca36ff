import { UnknowableError } from '@hostlint/core';
import { membersOf } from '../archive/gzip-members.js';

/** What a gzip file holds; other bytes as they are. Throws UnknowableError for one that is broken or larger unpacked than `maxBytes`. */
export function unpackGzip(path: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const { gunzipSync } = process.getBuiltinModule('node:zlib');
  try {
    const { buffer, byteOffset, length } = gunzipSync(bytes, {
      maxOutputLength: maxBytes,
      chunkSize: unpackedSize(bytes),
    });
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    throw new UnknowableError('malformed', `"${path}" cannot be unpacked: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** What the end of a gzip file says of its size, or each of its members, so that it is unpacked in one piece; within bounds, as anyone may have written it. */
export function unpackedSize(bytes: Uint8Array): number {
  const { length } = bytes;
  const told = length < 18 ? 0 : new DataView(bytes.buffer, bytes.byteOffset + length - 4, 4).getUint32(0, true);
  const size = membersOf(bytes)?.reduce((sum, member) => sum + member.size, 0) ?? told;
  return Math.max(16 * 1024, Math.min(size + 64, 8 * 1024 * 1024, 64 * length));
}
