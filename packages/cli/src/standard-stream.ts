import { fstatSync, writeSync } from 'node:fs';
import type { TextStream } from './environment.js';

/**
 * Standard output or standard error. Files and pipes are written to directly, as Node does too, but without the streams that it would
 * load for that first; everything else, and a pipe that takes no more for now, is left to Node's own stream.
 */
export function standardStream(descriptor: number, ofNode: () => TextStream): TextStream {
  if (!isPlain(descriptor)) return ofNode();
  let handedOver: TextStream | undefined;
  return {
    on: () => undefined,
    write(text, done = () => undefined) {
      if (handedOver) return handedOver.write(text, done);
      let left: Uint8Array = typeof text === 'string' ? Buffer.from(text) : text;
      try {
        while (left.length > 0) left = left.subarray(writeSync(descriptor, left));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return done(error as Error);
        handedOver = ofNode();
        return handedOver.write(left, done);
      }
      return done();
    },
  };
}

const nullDevice = 0x103;

/** Whether it is a regular file, a pipe or /dev/null; unlike a terminal or a socket. */
function isPlain(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() || stats.isFIFO() || (stats.isCharacterDevice() && stats.rdev === nullDevice);
  } catch {
    return false;
  }
}
