import type { TextStream } from './environment.js';

const widest = 110;
const narrowest = 40;
const unknownWidth = 100;

/** Columns that text for a stream may take. Lines longer than a reader's eye follows gain nothing. */
export function columnsOf(stream: TextStream, variables: Readonly<Record<string, string | undefined>>): number {
  const columns = stream.columns ?? Number(variables.COLUMNS ?? Number.NaN);
  return Number.isInteger(columns) && columns > 0 ? Math.min(widest, Math.max(narrowest, columns)) : unknownWidth;
}
