import { decodeText } from '../decode-text.js';
import { RpmFault } from './rpm-fault.js';

/** The header of a package as a database keeps it, to be read in parts: it is large, and names come first in it. */
export interface HeaderBytes {
  readonly length: number;
  read(from: number, length: number): Uint8Array;
}

/** What names an installed package. */
export interface RpmPackage {
  readonly name: string;
  readonly version: string;
  readonly release: string;
}

// Source: rpm 4.18 include/rpm/rpmtag.h.
const tags = new Map<number, keyof RpmPackage>([
  [1000, 'name'],
  [1001, 'version'],
  [1002, 'release'],
]);
const stringType = 6;
const entrySize = 16;
const bounds = { entries: 0xffff, data: 0x0fffffff, string: 1024 };

/**
 * A header is a count of entries, a count of bytes, the entries (tag, type, offset, count) and the bytes that these point into. The first
 * entry may be that of the region which was signed; entries after the region replace those in it.
 * Source: rpm 4.18 lib/header.c hdrblobInit, hdrblobImport.
 */
export function readRpmHeader(header: HeaderBytes): RpmPackage {
  if (header.length < 8) throw new RpmFault('a header is too short');
  const counts = viewOf(header.read(0, 8));
  const [entries, data] = [counts.getUint32(0), counts.getUint32(4)];
  if (entries < 1 || entries > bounds.entries || data > bounds.data)
    throw new RpmFault('a header is larger than rpm allows');
  const start = 8 + entries * entrySize;
  if (start + data !== header.length) throw new RpmFault('a header is of another size than it says');

  const index = viewOf(header.read(8, entries * entrySize));
  const found: { -readonly [K in keyof RpmPackage]?: string } = {};
  for (let at = 0; at < index.byteLength; at += entrySize) {
    const part = tags.get(index.getUint32(at));
    if (part === undefined) continue;
    const offset = index.getUint32(at + 8);
    if (index.getUint32(at + 4) !== stringType || index.getUint32(at + 12) !== 1 || offset >= data)
      throw new RpmFault(`a header has no proper ${part}`);
    const bytes = header.read(start + offset, Math.min(bounds.string, data - offset));
    const end = bytes.indexOf(0);
    if (end < 1) throw new RpmFault(`a header has no proper ${part}`);
    found[part] = decodeText(bytes.subarray(0, end));
  }
  const { name, version, release } = found;
  if (name === undefined || version === undefined || release === undefined)
    throw new RpmFault('a header lacks name, version or release');
  return { name, version, release };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
