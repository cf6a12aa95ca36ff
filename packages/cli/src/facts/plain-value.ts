import { cleanText } from '@hostlint/core';

const longestText = 4000;

/** A fact's value as JSON can hold it: maps as objects, sets as sorted arrays, bytes by their count, texts cleaned. */
export function plainValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value, longestText);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (depth > 50) return '…';
  const inner = (item: unknown): unknown => plainValue(item, depth + 1);
  if (value instanceof Uint8Array) return `(${value.length} bytes)`;
  if (value instanceof Set) return [...value].map(inner).sort();
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [cleanText(String(key)), inner(item)]));
  if (Array.isArray(value)) return value.map(inner);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), inner(item)]));
}
