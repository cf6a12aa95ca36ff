import fs from 'node:fs';
import { answerPromptly, asPromises, type HostSource, type PromptAnswers, UnknowableError } from '@hostlint/core';
import { countDirectory, createLimit } from './census/count-directory.js';
import { createSuperblocks } from './live/block-device.js';
import { askFilesystem } from './live/filesystem.js';
import { createGuard, type Guard } from './live/guard.js';
import { createLooks, isLocal, type Located, type Looks, once, reach, readMountTable } from './live/looks.js';
import { placesOfProgram, runProgram, runWithoutProcess } from './live/programs.js';
import { createHiddenProcesses } from './live/hidden-processes.js';
import { isSlow, readMeanwhile } from './live/read-meanwhile.js';
import { askRemoteFilesystem } from './live/remote-filesystem.js';
import { createRemoteTouch } from './live/remote-touch.js';
import { createTouch } from './live/touch.js';
import { unpackGzip } from './live/unpack.js';

export interface LiveOptions {
  /** Allow trials that write. */
  readonly probes?: boolean;
  /** Bound on one program, one answer of a socket, one trial; 5 000 by default. */
  readonly timeoutMs?: number;
  /** Bound on one look at a file system that may never answer; 3 000 by default. */
  readonly touchTimeoutMs?: number;
  /** Allow counts, each for so many milliseconds at most. */
  readonly censusMs?: number | undefined;
  /** Ends programs and questions under way. */
  readonly signal?: AbortSignal;
}

/** The running machine. Nothing is written but by trials, and nothing starts that is not asked for. */
export interface LiveSource extends HostSource {
  /** Ends the process that looks at file systems which may hang, if there is one. It never keeps this process from ending. */
  close(): void;
}

const defaultMaxBytes = 4 * 1024 * 1024;

export function openLive(options: LiveOptions = {}): LiveSource {
  const { censusMs, probes = false, timeoutMs = 5000, touchTimeoutMs = 3000, signal } = options;
  const touch = createTouch(fs);
  const remote = createRemoteTouch(touchTimeoutMs);
  const links = { stat: touch.stat, readlink: (path: string) => fs.readlinkSync(path) };
  const mounts = once(() => readMountTable(touch));
  const refuseIfHidden = createHiddenProcesses(mounts);
  const guard = once<Guard>(() => createGuard(mounts(), links));

  /** The mount that may hang, if the path leads there. */
  const locate = (path: string, follow: boolean): Located => {
    if (!path.startsWith('/')) throw new UnknowableError('malformed', `"${path}" is not an absolute path`);
    return { path, mount: guard()(path, follow) };
  };
  const looks = createLooks(touch, remote, locate);
  const look: Looks = (verb, path, follow, option) => {
    if (verb === 'list') refuseIfHidden(path, 'exists');
    const seen = looks(verb, path, follow, option);
    if (seen instanceof Promise) return seen.then(found => found ?? refuseIfHidden(path, 'absent'));
    return seen ?? refuseIfHidden(path, 'absent');
  };
  const superblockOf = createSuperblocks();
  const countsUntil = createLimit(censusMs, signal);
  const stat: HostSource['stat'] = async (path, options) => promptly.stat(path, options);

  const promptly: PromptAnswers = {
    stat: (path, { follow = true } = {}) => look('stat', path, follow, follow),
    read(path, { maxBytes = defaultMaxBytes, unpack } = {}) {
      if (isSlow(path)) return readMeanwhile(path, maxBytes);
      const packed = look('read', path, true, maxBytes);
      if (!unpack) return packed;
      const unpacked = (bytes: Uint8Array | undefined) => bytes && unpackGzip(path, bytes, maxBytes);
      return packed instanceof Promise ? packed.then(unpacked) : unpacked(packed);
    },
    list: (path, { limit } = {}) => look('list', path, true, limit),
    realpath: path => reach(locate, path, true, touch.realpath, (mount, at) => remote.ask(mount, 'realpath', at)),
    filesystem: path =>
      reach(
        locate,
        path,
        true,
        at => askFilesystem(touch, mounts, other => isLocal(guard(), other), superblockOf, at),
        (mount, at) => askRemoteFilesystem(remote, mount, at),
      ),
    async run(command) {
      const known = runWithoutProcess(command);
      if (known) return known;
      const [name, ...given] = command;
      for (const place of placesOfProgram(name)) {
        const found = await stat(place);
        if (found?.type !== 'file' || (found.mode & 0o111) === 0) continue;
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
    probe(name, path) {
      if (!probes) throw new UnknowableError('unsupported', 'trials were not allowed; use --probe');
      return probe(name, path);
    },
  };
  const probe: HostSource['probe'] = async (name, path) => {
    if (process.geteuid?.() !== 0) throw new UnknowableError('denied', 'a trial mount needs root');
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
  };
  const census: HostSource['census'] = async path => {
    const at = locate(path, true);
    return countDirectory({ ...at, asked: path, stat, mounts, until: countsUntil() });
  };
  const asRoot = process.geteuid?.() === 0;
  const own = { kind: 'live' as const, asRoot, close: () => remote.close() };
  return answerPromptly({ ...own, ...asPromises(promptly), census }, promptly);
}
