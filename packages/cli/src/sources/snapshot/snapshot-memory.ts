import { createKnownContents, type KnownContents } from './known-contents.js';
import { createKnownMembers, type KnownMembers } from './known-members.js';
import { createKnownLines, type KnownLines } from './known-lines.js';

/** What snapshots of hosts that are alike have in common, so that it is read once. It changes nothing that a snapshot says. */
export interface SnapshotMemory {
  readonly members: KnownMembers;
  readonly contents: KnownContents;
  readonly lines: KnownLines;
}

export const createSnapshotMemory = (): SnapshotMemory => ({
  members: createKnownMembers(),
  contents: createKnownContents(),
  lines: createKnownLines(),
});
