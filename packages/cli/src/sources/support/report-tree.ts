import { isUnknowable, UnknowableError } from '@hostlint/core';
import { type Fault, type FoundNode, HostTree, isFault, parentOf } from '../tree/host-tree.js';
import type { Listing } from './directory-listing.js';
import { passedOver, type SysctlFiles } from './sysctl-output.js';
import { type ReportFile, ReportStat } from './report-files.js';

const lost = (message: string): Fault => ({ unknown: 'not-captured', message });

/** What a report tells of the host's files. Of names that begin with a dot sos copies none, so that no list of its copies rules them out. */
export class ReportTree extends HostTree {
  /** Directories whose names, hidden ones as well, are all known. */
  readonly #listed = new Set<string>();

  /** Says of a path that what programs printed rules it out. */
  isRuledOut: (path: string) => boolean = () => false;

  constructor() {
    super('not-captured');
  }

  override walk(path: string, follow: boolean, stopAt?: (path: string) => void): FoundNode | undefined {
    let found: FoundNode | undefined;
    try {
      found = super.walk(path, follow, stopAt);
    } catch (error) {
      if (isUnknowable(error) && error.reason === 'not-captured' && this.isRuledOut(path)) return undefined;
      throw error;
    }
    if (found || !/\/\.[^./]/.test(path) || this.#listed.has(parentOf(path))) return found;
    throw new UnknowableError('not-captured', `"${path}" was not looked at: its name begins with a dot`);
  }

  /** A copy in the report. */
  addCopy(file: ReportFile, isUnpacked: boolean): void {
    const path = `/${file.name}`;
    const { type, target, sizeBytes, attributes, content } = file;
    if (type === 'symlink' && /(?:^|\/)sos_strings\//.test(target)) {
      this.set(path, { type: 'file', stat: new ReportStat(path, 'file', {}) });
      this.contents.set(path, lost(`of "${path}" the report has only the end`));
      return;
    }
    const isKernels = /^\/(?:proc|sys)\//.test(path);
    const known = type === 'file' && !isKernels ? { sizeBytes } : {};
    // Of a symlink an archive has the rights of what it leads to.
    const stat = new ReportStat(path, type, type === 'symlink' ? {} : { ...attributes, ...known });
    this.set(path, { type, stat, ...(type === 'symlink' && { target }) });
    if (type !== 'file') return;
    // sos leaves an empty file where it could not read one.
    const unreadable = isKernels || isUnpacked || !attributes || (attributes.mode & 0o444) === 0;
    if (sizeBytes === 0 && unreadable)
      this.contents.set(path, lost(`"${path}" is empty in the report, perhaps because it could not be read`));
    else if (content !== undefined) this.contents.set(path, content);
  }

  /** What `sysctl -a` printed, where no copy tells it. */
  addSysctls({ values, unreadable }: SysctlFiles, isComplete: boolean): void {
    const names = new Map<string, Set<string>>();
    for (const path of [...values.keys(), ...unreadable]) {
      for (let at = path; at !== '/proc/sys' && at !== '/'; at = parentOf(at)) {
        const known = names.get(parentOf(at)) ?? new Set(passedOver);
        names.set(parentOf(at), known.add(at.slice(at.lastIndexOf('/') + 1)));
      }
      if (this.nodes.has(path)) continue;
      this.set(path, { type: 'file', stat: new ReportStat(path, 'file', {}) });
      const text = values.get(path);
      this.contents.set(
        path,
        text === undefined ? lost(`"sysctl -a" does not tell what is in "${path}"`) : new TextEncoder().encode(text),
      );
    }
    for (const [path, known] of names) {
      if (!this.nodes.has(path)) this.set(path, { type: 'directory', stat: new ReportStat(path, 'directory', {}) });
      if (isComplete) this.names.set(path, { names: [...known].sort(), complete: true });
    }
  }

  /** What `ls` showed. */
  addListing({ roots, directories, absent }: Listing): void {
    for (const root of roots) {
      const real = this.#placeOf(root);
      if (real === undefined) continue;
      for (const { path, entries } of directories) {
        if (path !== root && !path.startsWith(root === '/' ? '/' : `${root}/`)) continue;
        const at = real + path.slice(root.length);
        if (!this.nodes.has(at)) this.set(at, { type: 'directory', stat: new ReportStat(at, 'directory', {}) });
        for (const { name, type, target } of entries) {
          const child = at === '/' ? `/${name}` : `${at}/${name}`;
          if (this.nodes.has(child)) continue;
          this.set(child, { type, stat: new ReportStat(child, type, {}), ...(target !== undefined && { target }) });
        }
        this.names.set(at, { names: entries.map(({ name }) => name).sort(), complete: true });
        this.#listed.add(at);
      }
    }
    for (const path of absent) {
      const at = this.#placeOf(path);
      if (at !== undefined && !this.nodes.has(at)) this.set(at, 'absent');
    }
  }

  /** A program that runs: of its file nothing is known but that it is there, by this name. */
  addProgram(path: string): void {
    const at = this.#placeOf(path) ?? path;
    const isBelowLink = [...this.nodes].some(
      ([link, node]) =>
        typeof node === 'object' && 'type' in node && node.type === 'symlink' && at.startsWith(`${link}/`),
    );
    if (isBelowLink || this.nodes.has(at)) return;
    this.set(at, { type: 'file', stat: new ReportStat(at, 'file', {}) });
  }

  addSymlink(path: string, target: string): void {
    if (!this.nodes.has(path)) this.set(path, { type: 'symlink', stat: new ReportStat(path, 'symlink', {}), target });
  }

  /** A directory that was copied whole, with all below it. */
  addWhole(path: string, names: readonly string[]): void {
    const at = this.#directoryAt(path);
    if (at === undefined) return;
    const below = [...this.nodes.keys()].filter(other => other.startsWith(`${at}/`));
    const children = new Map(
      [at, ...below.filter(other => this.#isDirectory(other))].map(one => [one, new Set<string>()]),
    );
    for (const name of names) children.get(at)?.add(name);
    for (const other of below) children.get(parentOf(other))?.add(other.slice(other.lastIndexOf('/') + 1));
    for (const [directory, known] of children)
      if (!this.#listed.has(directory)) this.names.set(directory, { names: [...known].sort(), complete: true });
  }

  #isDirectory(path: string): boolean {
    const node = this.nodes.get(path);
    return typeof node === 'object' && !isFault(node) && node.type === 'directory';
  }

  /** The real path of a directory that is known to be one. */
  #directoryAt(path: string): string | undefined {
    if (path === '/') return path;
    try {
      const found = super.walk(path, true);
      return found?.node?.type === 'directory' ? found.path : undefined;
    } catch {
      return undefined;
    }
  }

  /** The real path of what is no symlink itself. */
  #placeOf(path: string): string | undefined {
    const parent = this.#directoryAt(parentOf(path));
    return parent === undefined ? undefined : (parent === '/' ? '' : parent) + path.slice(path.lastIndexOf('/'));
  }
}
