import fs from 'node:fs';
import { type HostSource, type ProbeName, UnknowableError } from '@hostlint/core';
import { absentOrThrow, runAsRoot } from './live/fault.js';
import { createSuperblocks } from './live/block-device.js';
import { askFilesystem } from './live/filesystem.js';
import { createGuard, type Guard } from './live/guard.js';
import { lookUp } from './live/lookup.js';
import { type Mount, type MountTable, parseMountTable } from './live/mount-table.js';
import { placesOfProgram, runProgram, runWithoutProcess } from './live/programs.js';
import { createHiddenProcesses } from './live/hidden-processes.js';
import { askRemoteFilesystem } from './live/remote-filesystem.js';
import { createRemoteTouch } from './live/remote-touch.js';
import { createTouch, type Touch } from './live/touch.js';
import { unpackGzip } from './live/unpack.js';

export interface LiveOptions {
  /** Allow trials that write. */
  readonly probes?: boolean;
  /** Look at the host whose root lies in this directory; symlinks stay inside. Its programs are not run. */
  readonly root?: string;
  /** Bound on one program, one answer of a socket, one trial; 5 000 by default. */
  readonly timeoutMs?: number;
  /** Bound on one look at a file system that may never answer; 3 000 by default. */
  readonly touchTimeoutMs?: number;
  /** Ends programs and questions under way. */
  readonly signal?: AbortSignal;
}

/** The running machine. Nothing is written but by trials, and nothing starts that is not asked for. */
export interface LiveSource extends HostSource {
  /** Ends the process that looks at file systems which may hang, if there is one. It never keeps this process from ending. */
  close(): void;
}

const defaultMaxBytes = 4 * 1024 * 1024;
const mountinfo = '/proc/self/mountinfo';

export function openLive(options: LiveOptions = {}): LiveSource {
  const { probes = false, timeoutMs = 5000, touchTimeoutMs = 3000, signal } = options;
  const root = (options.root ?? '').replace(/\/+$/, '');
  const touch = createTouch(fs);
  const remote = createRemoteTouch(touchTimeoutMs);
  const looks = { stat: touch.stat, readlink: (path: string) => fs.readlinkSync(path) };
  const mounts = once(() => readMountTable(touch));
  const refuseIfHidden = root === '' ? createHiddenProcesses(mounts) : () => undefined;
  const guard = once<Guard>(() => createGuard(mounts(), looks));

  /** The path as this process must name it, and the mount that may hang, if the path leads there. */
  const locate = (path: string, follow: boolean): { readonly path: string; readonly mount: Mount | undefined } => {
    if (!path.startsWith('/')) throw new UnknowableError('malformed', `"${path}" is not an absolute path`);
    if (root === '') return { path, mount: guard()(path, follow) };
    const found = lookUp(looks, path, { root, follow, stopAt: () => undefined });
    if (found.kind !== 'path') throw new UnknowableError('malformed', `"${path}" is a loop of symlinks`);
    return { path: root + found.path, mount: guard()(root + found.path, follow) };
  };
  type Looks = Pick<Touch, 'read' | 'list' | 'stat'>;
  const look = async <V extends keyof Looks>(
    verb: V,
    path: string,
    follow: boolean,
    option: Parameters<Touch[V]>[1],
  ): Promise<ReturnType<Touch[V]> | undefined> => {
    try {
      if (verb === 'list') refuseIfHidden(path, 'exists');
      const at = locate(path, follow);
      const given = [at.path, option] as unknown as Parameters<Touch[V]>;
      if (at.mount) return await remote.ask(at.mount, verb, ...given);
      const here = touch[verb] as (...given: Parameters<Touch[V]>) => ReturnType<Touch[V]>;
      return here(...given) ?? refuseIfHidden(path, 'absent');
    } catch (error) {
      return absentOrThrow(error, path) ?? refuseIfHidden(path, 'absent');
    }
  };
  const superblockOf = createSuperblocks();
  const stat: HostSource['stat'] = (path, { follow = true } = {}) => look('stat', path, follow, follow);

  return {
    kind: 'live',
    stat,
    async read(path, { maxBytes = defaultMaxBytes, unpack } = {}) {
      const bytes = await look('read', path, true, maxBytes);
      return bytes && unpack ? unpackGzip(path, bytes, maxBytes) : bytes;
    },
    list: (path, { limit } = {}) => look('list', path, true, limit),
    async realpath(path) {
      try {
        const at = locate(path, true);
        if (root !== '') return touch.stat(at.path, true) && (at.path.slice(root.length) || '/');
        return at.mount ? await remote.ask(at.mount, 'realpath', path) : touch.realpath(path);
      } catch (error) {
        return absentOrThrow(error, path);
      }
    },
    async filesystem(path) {
      try {
        const at = locate(path, true);
        if (at.mount) return await askRemoteFilesystem(remote, at.mount, at.path);
        const isSafe = (other: string): boolean => isLocal(guard(), other);
        return askFilesystem(touch, mounts, isSafe, superblockOf, at.path);
      } catch (error) {
        return absentOrThrow(error, path);
      }
    },
    async run(command) {
      const known = root === '' ? runWithoutProcess(command) : undefined;
      if (known) return known;
      const [name, ...given] = command;
      for (const place of placesOfProgram(name)) {
        const found = await stat(place);
        if (found?.type !== 'file' || (found.mode & 0o111) === 0) continue;
        if (root !== '') throw new UnknowableError('unsupported', `programs of the host in "${root}" are not run`);
        return runProgram(place, given, { timeoutMs, signal });
      }
      return undefined;
    },
    async get(socket, path) {
      const found = await stat(socket);
      if (!found) return undefined;
      if (found.type !== 'socket')
        throw new UnknowableError('malformed', `"${socket}" is not a socket but a ${found.type}`);
      const { getOverSocket } = await import('./live/unix-http.js');
      return getOverSocket(locate(socket, true).path, path, { timeoutMs, signal });
    },
    async probe(name: ProbeName, path) {
      if (!probes) throw new UnknowableError('unsupported', 'trials were not allowed; use --probe');
      if (root !== '') throw new UnknowableError('unsupported', 'trials are made on the running machine only');
      if (process.geteuid?.() !== 0) throw new UnknowableError('denied', `a trial mount needs root; ${runAsRoot()}`);
      const at = locate(path, true);
      if (at.mount)
        throw new UnknowableError('unsupported', `no trial is made on ${at.mount.type}, which may never answer`);
      const found = await stat(path);
      if (found?.type !== 'directory')
        throw new UnknowableError('malformed', `"${path}" is not a directory to make a trial in`);
      const unshare = placesOfProgram('unshare').find(place => fs.existsSync(place));
      if (unshare === undefined) throw new UnknowableError('unsupported', 'a trial needs "unshare" of util-linux');
      const { tryOut } = await import('./live/trials.js');
      return tryOut(name, path, { timeoutMs, unshare });
    },
    close: () => remote.close(),
  };
}

function once<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined;
  return () => (value ??= { made: make() }).made;
}

/** Without a mount table (no /proc) every path counts as local. */
function readMountTable(touch: Touch): MountTable {
  try {
    const bytes = touch.read(mountinfo, 64 * 1024 * 1024);
    return parseMountTable(new TextDecoder().decode(bytes));
  } catch {
    return parseMountTable('');
  }
}

function isLocal(guard: Guard, path: string): boolean {
  try {
    return guard(path, true) === undefined;
  } catch {
    return false;
  }
}
