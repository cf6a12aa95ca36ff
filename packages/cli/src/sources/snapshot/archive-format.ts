import type { FileStat, FilesystemAnswer, UnknownReason } from '@hostlint/core';
import type { Fault } from '../tree/host-tree.js';

/** The form of snapshots that are archives; docs/snapshots.md describes it. */
export const archiveVersion = 2;

export const members = {
  snapshot: 'hostlint/snapshot.json',
  answers: 'hostlint/answers.ndjson',
  end: 'hostlint/end',
  root: 'root',
  commands: 'hostlint/commands',
  sockets: 'hostlint/sockets',
  superblocks: 'hostlint/superblocks',
} as const;

export const redactions = ['none', 'default', 'strict'] as const;
export type Redaction = (typeof redactions)[number];

/** The first member: what this is and how it was taken. */
export interface SnapshotHead {
  readonly hostlintSnapshot: typeof archiveVersion;
  /** The kind of the source that was read. */
  readonly source: 'live' | 'rootfs' | 'image' | 'memory';
  readonly label: string;
  /** ISO 8601, to the second, in UTC. */
  readonly takenAt: string;
  readonly by: string;
  readonly redaction: Redaction;
}

export interface StatLine {
  readonly path: string;
  readonly type: FileStat['type'];
  readonly mode?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly size?: number;
  readonly device?: string | number | null;
  readonly inode?: number;
  readonly links?: number;
  readonly modified?: number | string;
  readonly changed?: number | string;
  readonly target?: string | null;
}

export interface FilesystemLine {
  readonly filesystem: string;
  readonly magic: number;
  readonly blockSize: number;
  readonly blocks: number;
  readonly blocksFree: number;
  readonly blocksAvailable: number;
  readonly inodes: number;
  readonly inodesFree: number;
  readonly device?: string | number | null;
  readonly dType?: boolean | null;
  readonly dTypeEvidence?: string;
  readonly xfs?: FilesystemAnswer['xfs'];
  readonly ext?: FilesystemAnswer['ext'];
  readonly superblock?: string;
  readonly mount?: boolean;
}

export const unknownReasons: ReadonlySet<string> = new Set<UnknownReason>([
  'denied',
  'not-captured',
  'not-running',
  'unsupported',
  'unreachable',
  'malformed',
  'timed-out',
]);

export const faultOf = ({ unknown, message }: Fault): Fault => ({ unknown, message });

/** A device number as `MAJOR:MINOR`: the layout of the C library's dev_t (gnu_dev_major, gnu_dev_minor; musl's is the same). */
export function deviceName(device: number): string {
  const high = Math.floor(device / 2 ** 32);
  const low = device % 2 ** 32;
  return `${(((low >>> 8) & 0xfff) | (high & ~0xfff)) >>> 0}:${((low & 0xff) | ((low >>> 12) & ~0xff)) >>> 0}`;
}
