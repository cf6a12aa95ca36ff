import { defineFact, isUnknowable, type HostSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { containerdSocketReads, hasContainerdSocket } from '../../shared/docker-config/containerd-socket.js';
import { requiredDirectories } from '../../shared/docker-storage/data-root.js';
import type { RootFault } from '../../shared/docker-storage/input.js';
import { remappedRoot, type RemappedRoot } from '../../shared/docker-storage/remapped-root.js';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import { daemonConfig } from './daemon-config.js';

/** Docker's data-root, as the daemon would find or make it. */
export interface DataRoot {
  /** As configured; a relative path counts from `/`, where a service runs. */
  readonly configuredPath: string;
  /** Without symlinks if it exists, otherwise as configured. */
  readonly base: string;
  /** What the daemon works in: `base`, or with userns-remap a directory in it. */
  readonly path: string;
  readonly exists: boolean;
  /** The nearest existing ancestor of `path`, itself if it exists. */
  readonly existing: string;
  readonly isLink: boolean;
  readonly fault: RootFault | null;
  readonly faultPath: string;
  /** Whether userns-remap is set. */
  readonly remap: boolean;
  /** The ids of the remapped root; `null` where there is none or it cannot be told. */
  readonly remapped: RemappedRoot | null;
  /** The ancestor that the remapped root cannot pass, `undefined` if it passes all; `null`: cannot be told. */
  readonly barrier: string | undefined | null;
  /** Names in it that must be directories and are not; `null`: cannot be told. */
  readonly blocked: readonly string[] | null;
  /** Whether a daemon has run to the end of its start here; `null`: cannot be told. */
  readonly used: boolean | null;
}

const places = ['/var/lib/docker', '{configured}'].flatMap(root => [root, `${root}/*.*`]);

/** Where a name in what may be the data-root is; with userns-remap that is a directory `UID.GID`. */
export const inDataRoot = (...names: readonly string[]): readonly string[] =>
  names.flatMap(name => places.map(place => `${place}/${name}`));

export const dataRoot = defineFact({
  id: 'docker/data-root',
  summary: 'The directory in which Docker keeps everything: where it leads, and what is in the way.',
  reads: () => ({
    files: ['/etc/passwd', '/etc/subuid', '/etc/subgid'],
    also: [containerdSocketReads()],
    stats: [...places, ...inDataRoot('buildkit', ...requiredDirectories('20.10.0', true))],
  }),
  needs: { config: daemonConfig },
  async collect(host, { config }): Promise<DataRoot> {
    const configuredPath = absolute(config.dataRoot.value);
    if (config.dataRoot.evidence) host.cite(config.dataRoot.evidence);
    const setting = config.usernsRemap.value;
    const remap = setting !== '';
    const walk = await walkPath(host, configuredPath);
    const base = walk.path;
    const remapped = remap && !walk.fault ? remappedRoot(setting, await identityFiles(host)) : null;
    const path = remapped ? `${base}/${remapped.uid}.${remapped.gid}` : base;
    const inside = remapped ? await walkPath(host, path) : walk;
    const { fault, faultPath, isLink } = walk;
    const shared = { configuredPath, base, path, isLink, fault, faultPath, remap, remapped };
    const barrier = remap ? await findBarrier(host, base, remapped ?? anybody) : undefined;
    const { exists, existing } = inside;
    const blocked = !exists
      ? []
      : await attempt(findBlocked(host, path, { version: config.version, containerd: config.containerd.value }));
    const used = !exists ? false : await attempt(host.stat(`${path}/buildkit`).then(stat => stat !== undefined));
    return { ...shared, exists, existing, barrier, blocked, used };
  },
});

/** Whether dockerd takes a containerd that runs already. Source: moby v28.5.2 cmd/dockerd/daemon_unix.go initContainerd. */
const hasContainerd = async (host: HostSource, address: string): Promise<boolean> =>
  address !== '' || (await hasContainerdSocket(host));

const absolute = (path: string): string => (path === '' ? '/var/lib/docker' : path.startsWith('/') ? path : `/${path}`);

async function identityFiles(host: HostSource) {
  const text = async (path: string): Promise<string | undefined> => {
    const bytes = await host.read(path);
    return bytes ? decodeText(bytes) : undefined;
  };
  return { passwd: await text('/etc/passwd'), subuid: await text('/etc/subuid'), subgid: await text('/etc/subgid') };
}

/** Where the ids are not known yet: they will own nothing. */
const anybody: RemappedRoot = { uid: -1, gid: -1 };

/** Source: moby v28.5.2 daemon/daemon_unix.go canAccess. The data-root itself is given to the remapped group beforehand. */
async function findBarrier(
  host: HostSource,
  base: string,
  { uid, gid }: RemappedRoot,
): Promise<string | undefined | null> {
  for (let at = parentOf(base); at !== '/'; at = parentOf(at)) {
    const stat = await attempt(host.stat(at));
    if (stat === null) return null;
    if (!stat) continue;
    const passes =
      (stat.uid === uid && stat.mode & 0o100) || (stat.gid === gid && stat.mode & 0o010) || stat.mode & 0o001;
    if (!passes) return at;
  }
  return undefined;
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

async function findBlocked(
  host: HostSource,
  root: string,
  { version, containerd }: { readonly version: string; readonly containerd: string },
): Promise<readonly string[]> {
  const names = requiredDirectories(version, !(await hasContainerd(host, containerd)));
  const blocked: string[] = [];
  for (const name of names) {
    const path = `${root}/${name}`;
    if (!(await host.stat(path, { follow: false }))) continue;
    if ((await host.stat(path))?.type !== 'directory') blocked.push(name);
  }
  return blocked;
}

async function attempt<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
