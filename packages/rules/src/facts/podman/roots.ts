import { defineFact, isUnknowable, maybe } from '@hostlint/core';
import type { Walk } from '../../shared/docker-storage/walk-path.js';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import type { Mount } from '../../shared/filesystem/mountinfo.js';
import { mountOf } from '../../shared/filesystem/mountinfo.js';
import { filesystemReads, lookAtFilesystem, type SeenFilesystem } from '../filesystem/storage-filesystems.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import type { FileVerbs } from '../../shared/file-verbs.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { mounts } from '../mounts/mounts.js';
import { podmanDatabase } from './database.js';
import { podmanGraphroot } from './graphroot.js';
import { podmanPriorDrivers } from './prior-drivers.js';
import { storageConf } from './storage-conf.js';

/** A directory that podman works in, with the file system below it. */
export interface PodmanRoot {
  readonly walk: Pick<Walk, 'path' | 'exists' | 'existing' | 'fault' | 'faultPath'>;
  readonly filesystem: SeenFilesystem;
}

export interface PodmanRoots {
  /** Where storage.conf points. */
  readonly configured: PodmanRoot;
  /** The graph root: the same, unless libpod's database has another. */
  readonly graphRoot: PodmanRoot;
  readonly runRoot: PodmanRoot;
  /** overlay/ of the graph root, where that is a mount of its own or a symlink to another place; `null`: it is neither. */
  readonly overlay: PodmanRoot | null;
}

const usualRoots = ['/var/lib/containers/storage', '/run/containers/storage', '{configured}'];

export const podmanRoots = defineFact({
  id: 'podman/roots',
  summary: 'Podman’s graph root and run root with the file systems that hold them: type, mount, free space, d_type.',
  privileges: 'The graph root belongs to root (mode 0700).',
  reads: () => ({
    stats: [...usualRoots, ...usualRoots.map(root => `${root}/overlay`)],
    filesystems: [...usualRoots, ...usualRoots.map(root => `${root}/overlay`)],
    also: [filesystemReads()],
  }),
  needs: {
    conf: storageConf,
    database: podmanDatabase,
    graphRoot: podmanGraphroot,
    prior: podmanPriorDrivers,
    mounts: maybe(mounts),
  },
  async collect(source, { conf, database, graphRoot, prior, mounts }): Promise<PodmanRoots> {
    const host = atNextBoot(source);
    const all = mounts.known ? mounts.value : [];
    const seen = async (walk: PodmanRoot['walk']): Promise<PodmanRoot> => ({
      walk,
      filesystem: await lookAtFilesystem(host, walk.existing, all),
    });
    const main = await seen(graphRoot);
    source.cite(...mountEvidence(main.filesystem.mount));
    const configured = graphRoot.fromDatabase ? await seen(await walkPath(host, graphRoot.configuredPath)) : main;
    const fromFile = database.state === 'read' ? database.values.runRoot : '';
    const run = fromFile === '' ? conf.options.runRoot.value : fromFile;
    return {
      configured,
      graphRoot: main,
      runRoot: await seen(await walkPath(host, run.startsWith('/') ? run : `/${run}`)),
      overlay: prior.homes.overlay === 'directory' ? await ownOverlay(host, graphRoot.path, all, seen) : null,
    };
  },
});

async function ownOverlay(
  host: FileVerbs,
  root: string,
  all: readonly Mount[],
  seen: (walk: PodmanRoot['walk']) => Promise<PodmanRoot>,
): Promise<PodmanRoot | null> {
  const path = `${root}/overlay`;
  try {
    const real = (await host.realpath(path)) ?? path;
    // Podman itself binds the directory on itself: the same file system again.
    if (real === path && mountOf(all, path)?.device === mountOf(all, root)?.device) return null;
    return await seen({ path: real, exists: true, existing: real, fault: null, faultPath: '' });
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
