import type { Decoded } from '../go-json/decode.js';

/** A decoded text; `undefined` where there is none or it is empty. */
export const decodedText = (value: Decoded): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const decodedMap = (value: Decoded): ReadonlyMap<string, Decoded> =>
  value instanceof Map ? value : new Map<string, Decoded>();

export const decodedList = (value: Decoded): readonly Decoded[] =>
  Array.isArray(value) ? (value as readonly Decoded[]) : [];
