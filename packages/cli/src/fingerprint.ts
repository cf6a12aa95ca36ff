import { createHash } from 'node:crypto';

/** A stable name for a thing, of its parts. Parts must hold no measured value, or the name changes with it. */
export const fingerprint = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex');
