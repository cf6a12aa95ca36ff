import { isSince } from '../docker-options/engine-version.js';
import type { Ask } from '../open-questions.js';
import type { Refusal } from './causes.js';
import type { RootFault, StorageInput } from './input.js';

/** procfs, sysfs, cgroup and others of the kernel (linux include/uapi/linux/magic.h). */
export const specialMagics = [
  0x9fa0, 0x62656572, 0x27e0eb, 0x63677270, 0x1cd1, 0x64626720, 0x74726163, 0x73636673, 0xcafe4a11, 0x6e736673,
  0x958458f6, 0x19800202,
];

/** Directories that dockerd makes in its data-root, and what is there already must be one. Measured with 20.10.24 and 28.5.2. */
const everywhere = ['buildkit', 'containers', 'network', 'plugins', 'swarm', 'volumes'];

/** Source: moby v20.10.24, v28.5.2 daemon/daemon.go NewDaemon. `runtimes` is replaced since 25.0, `trust` not made since 23.0. */
export function requiredDirectories(version: string, ownContainerd: boolean): readonly string[] {
  const names = [...everywhere, 'image'];
  if (ownContainerd) names.push('containerd');
  if (!isSince(version, '23.0')) names.push('trust');
  if (!isSince(version, '25.0')) names.push('runtimes');
  return names;
}

/** What dockerd meets before it looks for a driver. Source: moby daemon/daemon.go CreateDaemonRoot, daemon_unix.go setupDaemonRoot. */
export function refusedRoot(input: StorageInput, ask: Ask): Refusal | undefined {
  const { root } = input;
  if (root.fault)
    return { cause: 'data-root-path', message: faultMessages[root.fault](root.faultPath), names: [root.faultPath] };
  const { magic } = root.filesystem;
  if (magic !== null && specialMagics.includes(magic)) {
    return { cause: 'data-root-special', message: `mkdir ${root.path}: no such file or directory` };
  }
  if (ask('the file system of the data-root is read-only', root.filesystem.readOnly)) {
    return { cause: 'data-root-read-only', message: `chmod ${root.path}: read-only file system` };
  }
  const barred =
    root.barrier === null ? ask('the remapped root cannot reach the data-root', null) : root.barrier !== undefined;
  if (barred) {
    const message = `a subdirectory in your graphroot path (${root.path}) restricts access to the remapped root uid/gid`;
    return { cause: 'data-root-access', message, names: root.barrier ? [root.barrier] : [] };
  }
  const full = refusedRoom(input, ask);
  if (full) return full;
  if (root.blocked === null && ask(inTheWay, null)) return entryRefusal(root, ['']);
  return lastingRefusals(input).certain[0];
}

const inTheWay = 'something in the data-root is in the way';

/** What would still be in the way if all that dockerd meets before were mended. */
export interface LastingRefusals {
  readonly certain: readonly Refusal[];
  readonly possible: readonly Refusal[];
  readonly open: readonly string[];
}

export function lastingRefusals({ root, version }: StorageInput): LastingRefusals {
  const { blocked } = root;
  const refusals: Refusal[] = [];
  if (blocked && blocked.length > 0) refusals.push(entryRefusal(root, blocked));
  // libkv split its endpoints at commas until 26.0 opened bbolt itself.
  if (!isSince(version, '26.0') && root.path.includes(',')) {
    refusals.push({
      cause: 'data-root-comma',
      message: 'error obtaining controller instance: boltdb supports one endpoint and should be a file path',
    });
  }
  return blocked === null
    ? { certain: refusals, possible: [entryRefusal(root, [''])], open: [inTheWay] }
    : { certain: refusals, possible: [], open: [] };
}

const entryRefusal = ({ path }: StorageInput['root'], names: readonly string[]): Refusal => ({
  cause: 'data-root-entry',
  message: `mkdir ${path}/${names[0] ?? ''}: not a directory`,
  names,
});

function refusedRoom({ root }: StorageInput, ask: Ask): Refusal | undefined {
  const enough = (what: string, room: StorageInput['root']['space']): boolean =>
    ask(what, room === null ? null : room === 'enough');
  const message = `mkdir ${root.path}/tmp: no space left on device`;
  if (!enough('there is space enough for the databases of dockerd', root.space)) return { cause: 'no-space', message };
  return enough('there are inodes enough for the directories of dockerd', root.inodes)
    ? undefined
    : { cause: 'no-inodes', message };
}

const faultMessages: Readonly<Record<RootFault, (path: string) => string>> = {
  'dangling-link': path => `mkdir ${path}: file exists`,
  loop: path => `Unable to get the full path to root (${path}): EvalSymlinks: too many links`,
  'not-a-directory': path => `Unable to get the full path to root (${path}): canonical path points to a file`,
  'below-a-file': path => `Unable to get the full path to root (${path}): not a directory`,
};
