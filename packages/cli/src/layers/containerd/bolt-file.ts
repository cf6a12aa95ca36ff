import { type BoltBucket, BoltFault, openBolt } from '@hostlint/rules/bolt';
import type { StoreReader } from '../store-reader.js';

const mostBytes = 512 * 1024 * 1024;
const decoder = new TextDecoder();

/** Reads a bolt database of containerd; `undefined` where there is none, or none that can be read, which is a problem. */
export async function fromBolt<T>(
  reader: StoreReader,
  path: string,
  read: (top: BoltBucket) => T,
): Promise<T | undefined> {
  const bytes = await reader.bytes(path, mostBytes);
  if (!bytes) return undefined;
  try {
    return read(openBolt(bytes));
  } catch (error) {
    if (!(error instanceof BoltFault)) throw error;
    reader.problem(
      'unreadable',
      path,
      `It cannot be read: ${error.message}. If containerd writes to it at this moment, look again.`,
    );
    return undefined;
  }
}

/** A bucket inside others. */
export const bucketAt = (bucket: BoltBucket | undefined, ...names: readonly string[]): BoltBucket | undefined =>
  names.reduce<BoltBucket | undefined>((at, name) => at?.bucket(name), bucket);

export function textOf(bucket: BoltBucket | undefined, name: string): string | null {
  const value = bucket?.values.get(name);
  return value && value.length > 0 ? decoder.decode(value) : null;
}

/** An unsigned number as Go's binary.PutUvarint writes it. */
export function uvarintOf(bucket: BoltBucket | undefined, name: string): number | null {
  const value = bucket?.values.get(name);
  if (!value || value.length === 0) return null;
  let number = 0;
  for (const [index, byte] of value.entries()) {
    number += (byte & 0x7f) * 2 ** (7 * index);
    if ((byte & 0x80) === 0) return number;
  }
  return null;
}

/** A signed number as Go's binary.PutVarint writes it, where it is not below zero. */
export function varintOf(bucket: BoltBucket | undefined, name: string): number | null {
  const number = uvarintOf(bucket, name);
  return number === null || number % 2 === 1 ? null : number / 2;
}
