import type { FileStat, FileType } from '@hostlint/core';
import { UnknowableError } from '@hostlint/core';
import type { Content, Fault } from '../tree/host-tree.js';

/** A file of a report, by its name below the report's own directory, such as `etc/fstab`. */
export interface ReportFile {
  readonly name: string;
  readonly type: FileType;
  /** Where a symlink leads; empty otherwise. */
  readonly target: string;
  readonly sizeBytes: number;
  /** Rights, owner and time as an archive keeps them; `null` where unpacking may have changed them. */
  readonly attributes: Pick<FileStat, 'mode' | 'uid' | 'gid' | 'modifiedMs'> | null;
  /** `undefined`: it is not kept, because nothing asks for it. */
  readonly content?: Content | Fault;
}

/** What of the files of a report is kept: what facts may ask for, and what tells of the report itself. Logs are its greatest part. */
export function isOfUse(name: string): boolean {
  if (name.startsWith('sos_')) return name === 'sos_logs/sos.log' || useful.test(name);
  return !useless.test(name);
}

const useful =
  /^sos_(?:reports\/manifest\.json$|commands\/[^/]+\/(?:uname_|sysctl_|ls_|find_|df_|xfs_info_|dumpe2fs_|systemctl_list-unit-files$|systemctl_show_|sestatus$))/;
const useless =
  /^(?:var\/log|run\/log|sys\/(?:kernel\/(?:debug|tracing|slab)|firmware|devices\/pci)|proc\/(?:kallsyms$|\d+\/(?!status$|mountinfo$|net\/|cgroup$)))(?:\/|$)/;

/** More than this of one file is never asked for. */
export const mostFileBytes = 64 * 1024 * 1024;
export const mostKeptBytes = 384 * 1024 * 1024;
export const mostFiles = 1_000_000;

/** What a report tells of a file: its kind always, the rest where it is not the report's own. */
export class ReportStat implements FileStat {
  readonly device = null;
  readonly #path: string;
  readonly #known: Partial<FileStat>;

  constructor(
    path: string,
    readonly type: FileType,
    known: Partial<FileStat>,
  ) {
    this.#path = path;
    this.#known = known;
  }

  get mode(): number {
    return this.#told('mode');
  }
  get uid(): number {
    return this.#told('uid');
  }
  get gid(): number {
    return this.#told('gid');
  }
  get sizeBytes(): number {
    return this.#told('sizeBytes');
  }
  get inode(): number {
    return this.#told('inode');
  }
  get links(): number {
    return this.#told('links');
  }
  get modifiedMs(): number {
    return this.#told('modifiedMs');
  }
  get changedMs(): number {
    return this.#told('changedMs');
  }

  #told(key: 'mode' | 'uid' | 'gid' | 'sizeBytes' | 'inode' | 'links' | 'modifiedMs' | 'changedMs'): number {
    const value = this.#known[key];
    if (value !== undefined) return value;
    throw new UnknowableError('not-captured', `the report does not tell "${key}" of "${this.#path}"`);
  }
}
