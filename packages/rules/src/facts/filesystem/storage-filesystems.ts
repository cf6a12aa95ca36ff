import { type Cure, defineFact, type FilesystemAnswer, isUnknowable, maybe, type Reads } from '@hostlint/core';
import type { FileVerbs } from '../../shared/file-verbs.js';
import {
  alwaysReturnsDType,
  filesystemKind,
  kindOfType,
  type FilesystemKind,
} from '../../shared/filesystem/filesystem-kind.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { seeDType, type DTypeView } from '../../shared/filesystem/d-type.js';
import {
  isReadOnly,
  isWithin,
  mountOf,
  mountsOfSameFilesystem,
  type Mount,
} from '../../shared/filesystem/mountinfo.js';
import { mountAndTell, mountImage, tellRoot } from '../../shared/filesystem/storage-words.js';
import { withoutPlenty } from '../../shared/filesystem/without-plenty.js';
import { mounts } from '../mounts/mounts.js';
import { type StorageRoot, storageRoots, usualRoots } from '../storage/roots.js';
import { lookAsRoot } from '../../shared/cures.js';

/** The file system under one directory. */
export interface SeenFilesystem {
  /** `null` where mounts are unknown or none of them holds the root. */
  readonly mount: Mount | null;
  /** `null` where neither statfs(2) nor a mount tells. */
  readonly kind: FilesystemKind | null;
  /**
   * What statfs(2) says; `null` where it cannot be had, see `problem`. Of plenty it does not say how much is left: that is
   * filesystem/storage-room.
   */
  readonly answer: FilesystemAnswer | null;
  /** The path that gave the answer: the root itself, or another directory of the same file system. */
  readonly answeredBy: string | null;
  /** Why there is no answer. */
  readonly problem: string | null;
  /** The host does not run: mounts are those to come, and what room there is tells nothing. */
  readonly offline: boolean;
  /** How more of it could be seen. */
  readonly cure: Cure;
  /** Whether the mount or the file system is read-only; `null` without a mount. */
  readonly readOnly: boolean | null;
  /** Whether directory entries carry their type; `null` when that could not be seen. */
  readonly dType: boolean | null;
  /** How `dType` was seen, or why it could not be: a sentence for people. */
  readonly dTypeEvidence: string;
}

/** The file system under one storage root. */
export interface StorageFilesystem extends SeenFilesystem {
  readonly root: StorageRoot;
}

/** What `lookAtFilesystem` asks for. */
export const filesystemReads = (): Reads => ({ filesystems: ['/', '{configured}', '{mount}'] });

export const storageFilesystems = defineFact({
  id: 'filesystem/storage-filesystems',
  summary: 'For each storage root the file system that holds it: type, mount, free space and inodes, d_type.',
  privileges:
    'd_type is seen by reading a directory of that file system. Where the storage root is a mount of its own and no other directory of it is readable, root is needed.',
  reads: () => ({ filesystems: usualRoots, also: [filesystemReads()] }),
  needs: { roots: storageRoots, mounts: maybe(mounts) },
  async collect(host, { roots, mounts }): Promise<readonly StorageFilesystem[]> {
    const all = mounts.known ? mounts.value : [];
    const found: StorageFilesystem[] = [];
    for (const root of [...roots, ...mountedOverlay2(roots, all)]) {
      const filesystem = await lookAtRoot(host, root, all);
      host.cite(...mountEvidence(filesystem.mount));
      found.push(filesystem);
    }
    return found;
  },
});

/** overlay2/ as a mount of its own, which mountinfo shows also to those who may not look into the data-root. */
function mountedOverlay2(roots: readonly StorageRoot[], all: readonly Mount[]): readonly StorageRoot[] {
  const dataRoot = roots.find(({ role }) => role === 'data-root');
  if (!dataRoot?.exists || roots.some(({ role }) => role === 'overlay2')) return [];
  const path = `${dataRoot.path}/overlay2`;
  const own = mountOf(all, path);
  if (own?.mountPoint !== path || own.device === mountOf(all, dataRoot.path)?.device) return [];
  return [{ engine: 'docker', role: 'overlay2', configuredPath: path, path, existing: path, exists: true }];
}

async function lookAtRoot(host: FileVerbs, root: StorageRoot, all: readonly Mount[]): Promise<StorageFilesystem> {
  if (root.problem !== undefined)
    return { root, mount: null, readOnly: null, offline: false, cure: lookAsRoot, ...silent(root.problem) };
  return { root, ...(await lookAtFilesystem(host, root.existing, all)) };
}

/** What can be told of the file system that holds an existing directory. */
export async function lookAtFilesystem(
  host: FileVerbs,
  existing: string,
  all: readonly Mount[],
): Promise<SeenFilesystem> {
  const mount = mountOf(all, existing) ?? null;
  if (all.some(({ prediction }) => prediction)) return lookAtPredicted(host, existing, mount, all);
  const base = { mount, readOnly: mount && isReadOnly(mount), offline: false, cure: lookAsRoot };
  // statfs(2) would make the kernel mount what an automount point stands for, and looking must not change the host.
  if (mount?.type === 'autofs')
    return { ...base, ...silent(`${existing} is an automount point that is not mounted now`) };
  const problems: string[] = [];
  let first:
    | {
        readonly answer: FilesystemAnswer;
        readonly path: string;
        readonly seen: DTypeView;
        readonly kind: FilesystemKind;
      }
    | undefined;
  for (const path of sameFilesystem(existing, mount, all)) {
    const answer = await ask(host, path, problems);
    if (!answer) continue;
    const kind = filesystemKind(answer.magic, mount?.type ?? null);
    const seen = seeDType(answer, kind);
    first ??= { answer, path, seen, kind };
    // Another directory of the same file system counts only if it is really the same one.
    if (seen.dType === null || answer.magic !== first.answer.magic) continue;
    return { ...base, kind, answer: first.answer, answeredBy: first.path, problem: null, ...seen };
  }
  if (!first) {
    return { ...base, ...silent(problems[0] ?? `${existing} is not there`) };
  }
  return { ...base, kind: first.kind, answer: first.answer, answeredBy: first.path, problem: null, ...first.seen };
}

const silent = (problem: string) => ({
  kind: null,
  answer: null,
  answeredBy: null,
  problem,
  dType: null,
  dTypeEvidence: problem,
});

/**
 * What will be mounted there when the host has booted. Where the source is a mounted image it shows what is there in truth, as long as
 * that very file system is mounted.
 */
async function lookAtPredicted(
  host: FileVerbs,
  existing: string,
  mount: Mount | null,
  all: readonly Mount[],
): Promise<SeenFilesystem> {
  const problems: string[] = [];
  const kind = mount && kindOfType(mount.type);
  const base = { mount, readOnly: mount && isReadOnly(mount), offline: true, cure: mountImage };
  const answer = await ask(host, existing, problems);
  const top = answer && (await ask(host, '/', problems));
  const root = mountOf(all, '/');
  const isOfRoot = answer !== undefined && answer.device === top?.device;
  if (!mount) {
    const problem = 'neither /etc/fstab nor the arguments of the kernel tell of the root file system';
    if (!answer || !isOfRoot)
      return { ...base, ...silent(problems[0] ?? problem), cure: answer ? tellRoot : mountAndTell };
    const seen = filesystemKind(answer.magic, null);
    return { ...base, kind: seen, answer, answeredBy: existing, problem, cure: tellRoot, ...seeDType(answer, seen) };
  }
  const expectsRoot = mount.device === root?.device || mount.mountPoint === '/';
  if (answer && !isOfRoot && expectsRoot) {
    const problem = `another file system is mounted in the image at or above ${existing} than /etc/fstab tells of`;
    const seen = filesystemKind(answer.magic, null);
    return {
      ...base,
      mount: null,
      readOnly: null,
      ...silent(problem),
      kind: seen,
      cure: 'Give it its line in /etc/fstab.',
    };
  }
  if (answer && isOfRoot === expectsRoot) {
    const seen = kind?.family === filesystemKind(answer.magic, null).family ? mount.type : null;
    const real = filesystemKind(answer.magic, seen);
    return { ...base, kind: real, answer, answeredBy: existing, problem: null, ...seeDType(answer, real) };
  }
  const problem = problems[0] ?? `${mount.mountPoint} is a file system of its own, which is not mounted in the image`;
  const always = kind !== null && alwaysReturnsDType(kind);
  return {
    ...base,
    ...silent(problem),
    kind,
    ...(always && { dType: true, dTypeEvidence: `${kind.name} always returns it` }),
  };
}

async function ask(host: FileVerbs, path: string, problems: string[]): Promise<FilesystemAnswer | undefined> {
  try {
    const answer = await host.filesystem(path);
    return answer && withoutPlenty(answer);
  } catch (error) {
    if (!isUnknowable(error)) throw error;
    problems.push(error.message);
    return undefined;
  }
}

/** The path, its ancestors on the same mount, and the other places where the same file system is mounted: any of them may be readable. */
function sameFilesystem(path: string, mount: Mount | null, all: readonly Mount[]): readonly string[] {
  if (!mount) return [path];
  const paths = [path];
  for (let at = path; at !== mount.mountPoint && isWithin(at, mount.mountPoint) && at !== '/'; paths.push(at)) {
    at = at.slice(0, at.lastIndexOf('/')) || '/';
  }
  const elsewhere = mountsOfSameFilesystem(all, mount).slice(1, maxOtherMounts + 1);
  return [
    ...paths,
    ...elsewhere.filter(other => mountOf(all, other.mountPoint)?.id === other.id).map(({ mountPoint }) => mountPoint),
  ];
}

/** Container hosts mount one file system hundreds of times. */
const maxOtherMounts = 8;
