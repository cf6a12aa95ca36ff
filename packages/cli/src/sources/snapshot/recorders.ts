import type { HostSource } from '@hostlint/core';
import type { Redaction, SnapshotHead } from './archive-format.js';
import { redact } from '../redaction/redact.js';
import { recordTree } from './record-tree.js';
import { recordSource } from './recording.js';
import { packArchive } from './pack-archive.js';
import { archiveMembers } from './write-archive.js';

/** What a snapshot says of itself. */
export interface SnapshotNote {
  readonly label: string;
  /** The host's own name, which strict redaction takes out. */
  readonly hostName: string;
  /** ISO 8601, to the second, in UTC. */
  readonly takenAt: string;
  readonly by: string;
  readonly redaction: Redaction;
}

/** A source that keeps what it is asked, and the snapshot made of it. */
export interface SnapshotRecorder {
  readonly source: HostSource;
  write(note: SnapshotNote): string | Uint8Array;
}

/** The forms of a snapshot, by their names on the command line. */
export const recorders = {
  archive: recordArchive,
  ndjson: recordLine,
} as const;

function recordArchive(host: HostSource): SnapshotRecorder {
  const recording = recordTree(host);
  return {
    source: recording.source,
    write({ hostName, ...note }) {
      const source = host.kind === 'snapshot' ? 'live' : host.kind;
      const head: Omit<SnapshotHead, 'hostlintSnapshot'> = { source, ...note };
      return packArchive(
        archiveMembers(recording, { head, redact: (name, content) => redact(name, content, note.redaction, hostName) }),
      );
    },
  };
}

function recordLine(host: HostSource): SnapshotRecorder {
  const recording = recordSource(host);
  return {
    source: recording.source,
    write: ({ label, redaction, hostName }) =>
      recording.toLine(label, (name, content) => redact(name, content, redaction, hostName)),
  };
}
