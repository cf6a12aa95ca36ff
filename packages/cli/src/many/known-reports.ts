import { cleanText, type Report } from '@hostlint/core';

/** Reports of snapshots that were judged before, by the bytes of these. */
export interface KnownReports {
  /**
   * The same bytes give the same report but for the label, which may be the name of the file. `undefined` for what by all appearances comes
   * the first time, and is not worth more than a glance.
   */
  mark(bytes: Uint8Array): string | undefined;
  find(mark: string): KnownReport | undefined;
  keep(mark: string, known: KnownReport): void;
}

export interface KnownReport {
  readonly report: Report;
  /** Whether the snapshot itself says what its host is called. */
  readonly isLabelled: boolean;
}

/** A report of a host that goes by another name. */
export const relabelled = (report: Report, label: string): Report => ({
  ...report,
  host: { ...report.host, label: cleanText(label, 200) },
});

const mostReports = 2_000;
const mostSeen = 50_000;

export function createKnownReports(): KnownReports {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const reports = new Map<string, KnownReport>();
  const seen = new Set<string>();
  return {
    mark(bytes) {
      const part = packedPart(bytes);
      const kind = part === bytes ? 'plain' : 'packed';
      const appearance = glanceAt(part);
      if (!seen.has(appearance)) {
        if (seen.size > mostSeen) seen.clear();
        seen.add(appearance);
        return undefined;
      }
      return kind + createHash('sha256').update(part).digest('base64');
    },
    find: mark => reports.get(mark),
    keep(mark, known) {
      if (reports.size >= mostReports) reports.clear();
      reports.set(mark, known);
    },
  };
}

/**
 * What is packed in a file of gzip: its head says when it was packed, and from a file of which name (RFC 1952, 2.3), which is another thing
 * for each of files that hold the same. Of anything else all of it.
 */
function packedPart(bytes: Uint8Array): Uint8Array {
  const [first, second, method, flags] = bytes;
  const nameOnly = 8;
  if (first !== 0x1f || second !== 0x8b || method !== 8 || (flags !== 0 && flags !== nameOnly)) return bytes;
  return bytes.subarray(flags === 0 ? 10 : bytes.indexOf(0, 10) + 1);
}

/** Something cheap that different snapshots mostly have different. */
function glanceAt(bytes: Uint8Array): string {
  const step = Math.max(1, Math.floor(bytes.length / 32));
  let seen = `${bytes.length}`;
  for (let at = 0; at < bytes.length; at += step) seen += `,${bytes[at]}`;
  return seen;
}
