import { type InodeSet, seenElsewhere, seenHere } from './inode-set.js';

/** What was counted below one directory, itself included. Entries are names; `.` and `..` are none. */
export interface Counts {
  entries: number;
  directories: number;
  /** Different inodes: a file that has two names here is one. */
  inodes: number;
  /** Of these, such as none of the directories counted before has. */
  newInodes: number;
  /** Of these, regular files; all else cannot be shared by hard links, or is not. */
  newFiles: number;
  /** Directories with a new regular file in them or below. */
  newDirectories: number;
  /** With sizes only, and of new inodes only: bytes that files say they have, and bytes that are taken on the disk. */
  apparentBytes: number;
  diskBytes: number;
}

export const noCounts = (): Counts => ({
  entries: 0,
  directories: 0,
  inodes: 0,
  newInodes: 0,
  newFiles: 0,
  newDirectories: 0,
  apparentBytes: 0,
  diskBytes: 0,
});

/** What could not be counted. */
export interface Losses {
  /** Directories that went away while they were counted. */
  vanished: number;
  /** Directories that could not be read, the first of them by name. */
  unread: number;
  readonly unreadPaths: string[];
  /** Directories that something else is mounted on: counted themselves, not entered. */
  mountPoints: number;
}

export const noLosses = (): Losses => ({ vanished: 0, unread: 0, unreadPaths: [], mountPoints: 0 });

const mostPaths = 10;

/** Keeps count of one tree. Directories are told in an order in which each comes after the one that it lies in. */
export class Tally {
  readonly counts = noCounts();
  readonly #parents: number[] = [];
  readonly #holdsNew: boolean[] = [];

  /** @param seen inodes of the trees counted before, on the same file system */
  constructor(
    readonly seen: InodeSet,
    readonly losses: Losses,
  ) {
    seen.nextPart();
  }

  /** A directory, with the number of the one that it lies in; its own number is answered. */
  directory(parent: number): number {
    this.counts.entries++;
    this.counts.directories++;
    this.#holdsNew.push(false);
    return this.#parents.push(parent) - 1;
  }

  /** Anything else. Whether its inode was not seen before, neither here nor elsewhere. */
  other(directory: number, high: number, low: number, isFile: boolean): boolean {
    this.counts.entries++;
    const before = this.seen.add(high, low);
    if (before === seenHere) return false;
    this.counts.inodes++;
    if (before === seenElsewhere) return false;
    this.counts.newInodes++;
    if (isFile) {
      this.counts.newFiles++;
      this.#holdsNew[directory] = true;
    }
    return true;
  }

  bytes(apparent: number, blocks: number): void {
    this.counts.apparentBytes += apparent;
    this.counts.diskBytes += blocks * 512;
  }

  lost(path: string, code: string | undefined): void {
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ESTALE') this.losses.vanished++;
    else if (this.losses.unread++ < mostPaths) this.losses.unreadPaths.push(path);
  }

  /** No directory has two names, so that each is an inode of its own. */
  finish(): Counts {
    for (let at = this.#parents.length - 1; at >= 0; at--) {
      if (!this.#holdsNew[at]) continue;
      this.counts.newDirectories++;
      const parent = this.#parents[at] ?? -1;
      if (parent >= 0) this.#holdsNew[parent] = true;
    }
    this.counts.inodes += this.counts.directories;
    this.counts.newInodes += this.counts.directories;
    return this.counts;
  }
}
