import { createHash } from 'node:crypto';

/** A stable name for a thing, of its parts. Parts must hold no measured value, or the name changes with it. */
export const fingerprint = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex');

/** The hash of a text in the form of a Content Security Policy. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('base64');
