import fs from 'node:fs';
import { type HostSource, UnknowableError } from '@hostlint/core';
import { countDirectory, createLimit } from './census/count-directory.js';
import { createSuperblocks } from './live/block-device.js';
import { absentOrThrow } from './live/fault.js';
import { askFilesystem } from './live/filesystem.js';
import { createGuard, type Guard } from './live/guard.js';
import { createLooks, isLocal, type Located, type Looks, once, readMountTable } from './live/looks.js';
import { lookUp } from './live/lookup.js';
import type { Mount } from './live/mount-table.js';
import { placesOfProgram } from './live/programs.js';
import { createRemoteTouch } from './live/remote-touch.js';
import { findSilentMounts } from './live/silent-mounts.js';
import { createTouch } from './live/touch.js';
import { unpackGzip } from './live/unpack.js';
import { nullDevice, refuseRunning } from './running-only.js';

export interface RootfsOptions {
  /** Bound on one look at a file system that may never answer; 3 000 by default. */
  readonly touchTimeoutMs?: number;
  /** The time, in milliseconds since 1970; `Date.now()` by default. */
  readonly nowMs?: number;
  /** Allow counts, each for so many milliseconds at most. */
  readonly censusMs?: number | undefined;
}

const defaultMaxBytes = 4 * 1024 * 1024;

/**
 * The host whose root file system lies in a directory, and which does not run. Symlinks are followed as its own kernel would follow
 * them, inside the directory; its programs are not run; what only a running host tells (/proc, /sys, /dev, /run) is unknown, also where
 * the directory holds something there, such as the /proc of this machine in a chroot.
 */
export function openRootfs(
  directory: string,
  { touchTimeoutMs = 3000, nowMs = Date.now(), censusMs }: RootfsOptions = {},
): HostSource {
  const real = fs.realpathSync(directory);
  const root = real === '/' ? '' : real;
  const touch = createTouch(fs);
  const links = { stat: touch.stat, readlink: (path: string) => fs.readlinkSync(path) };
  const remote = createRemoteTouch(touchTimeoutMs);
  const mounts = once(() => readMountTable(touch));
  const guard = once<Guard>(() => createGuard(mounts(), links));
  let silent: ReadonlyMap<string, UnknowableError> = new Map();
  const whoIsSilent = once(async () => {
    silent = await findSilentMounts(mounts(), remote, root);
  });
  const stopAt = (at: string): undefined => {
    const fault = silent.get(root + at);
    if (fault) throw fault;
    return refuseRunning(at);
  };
  const inside = (path: string, follow: boolean): string => {
    if (!path.startsWith('/')) throw new UnknowableError('malformed', `"${path}" is not an absolute path`);
    const above = [...silent].find(([point]) => `${root}/`.startsWith(`${point}/`));
    if (above) throw above[1];
    const found = lookUp(links, path, { root, follow, stopAt });
    if (found.kind !== 'path') throw new UnknowableError('malformed', `"${path}" is a loop of symlinks`);
    return found.path;
  };
  const locate = (path: string, follow: boolean): Located => {
    const at = root + inside(path, follow);
    return { path: at, mount: guard()(at, follow) };
  };
  const looks = createLooks(touch, remote, locate);
  const look = async <T>(at: (looks: Looks) => T | Promise<T>): Promise<T> => {
    await whoIsSilent();
    return at(looks);
  };
  const superblockOf = createSuperblocks();
  const countsUntil = createLimit(censusMs);
  const stat: HostSource['stat'] = (path, { follow = true } = {}) => look(at => at('stat', path, follow, follow));

  return {
    kind: 'rootfs',
    readAtMs: nowMs,
    stat,
    async read(path, { maxBytes = defaultMaxBytes, unpack } = {}) {
      const bytes = await look(at => at('read', path, true, maxBytes));
      return bytes && unpack ? unpackGzip(path, bytes, maxBytes) : bytes;
    },
    list: (path, { limit } = {}) => look(at => at('list', path, true, limit)),
    async realpath(path) {
      const link = await stat(path, { follow: false });
      // Configuration is switched off with links to it, and a host that runs has it.
      if (link?.type === 'symlink' && fs.readlinkSync(root + inside(path, false)) === nullDevice) return nullDevice;
      return (await stat(path)) && inside(path, true);
    },
    async filesystem(path) {
      if (!(await stat(path))) return undefined;
      const at = locate(path, true).path;
      const mount = mounts().mountOf(at);
      // A directory of this machine's own file system says nothing of the one that the host will have.
      if (!mount || !isImage(mount, root)) {
        const why = `"${directory}" is no mounted image but a directory on a file system of this machine`;
        throw new UnknowableError('not-running', `${why}: what the host's own will be cannot be told`);
      }
      try {
        return askFilesystem(touch, mounts, other => isLocal(guard(), other), superblockOf, at);
      } catch (error) {
        return absentOrThrow(error, path);
      }
    },
    async run([name]) {
      for (const place of placesOfProgram(name)) {
        if ((await stat(place))?.type === 'file')
          throw new UnknowableError('not-running', `programs of a host that does not run are not run: ${name}`);
      }
      return undefined;
    },
    async get(socket) {
      if (!(await stat(socket))) return undefined;
      throw new UnknowableError('not-running', `nothing answers at "${socket}": the host does not run`);
    },
    async census(path) {
      return countDirectory({ ...locate(path, true), asked: path, stat, mounts, until: countsUntil() });
    },
    async probe() {
      throw new UnknowableError('unsupported', 'trials are made on the running machine only');
    },
  };
}

/** Whether a mount is that of a whole file system, at the directory or below it. Of btrfs a subvolume is what hosts have as their root. */
const isImage = ({ mountPoint, source, type, root: top }: Mount, root: string): boolean =>
  source.startsWith('/dev/') &&
  (top === '/' || type === 'btrfs') &&
  (root === '' || mountPoint === root || mountPoint.startsWith(`${root}/`));
