import { ReadableStream } from 'node:stream/web';
import xz from 'xz-decompress';

/** What a stream of xz unpacks to. Faults have the code `ERR_XZ`. */
export async function* unpackXz(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked = new xz.XzReadableStream(ReadableStream.from(packed) as never);
  try {
    for await (const chunk of unpacked as unknown as AsyncIterable<Uint8Array>) yield chunk;
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error;
    throw Object.assign(new Error(`its xz stream is damaged (${String((error as Error)?.message ?? error)})`), {
      code: 'ERR_XZ',
    });
  }
}
