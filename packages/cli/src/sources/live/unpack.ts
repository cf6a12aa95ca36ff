import { UnknowableError } from '@hostlint/core';

/** What a gzip file holds; other bytes as they are. Throws UnknowableError for one that is broken or larger unpacked than `maxBytes`. */
export function unpackGzip(path: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const { gunzipSync } = process.getBuiltinModule('node:zlib');
  try {
    return new Uint8Array(gunzipSync(bytes, { maxOutputLength: maxBytes }));
  } catch (error) {
    throw new UnknowableError('malformed', `"${path}" cannot be unpacked: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
