import { type Cure, defineFact, type HostSource, isUnknowable, maybe } from '@hostlint/core';
import { hasZfsDriver } from '../../shared/docker-storage/build.js';
import { decideStorage, type DockerStorage } from '../../shared/docker-storage/decide.js';
import { graphDrivers, type GraphDriver } from '../../shared/docker-storage/drivers.js';
import { filesystemView, unknownFilesystem } from '../../shared/docker-storage/filesystem-view.js';
import type { FilesystemView, StorageInput } from '../../shared/docker-storage/input.js';
import { reservedBlocks, reservedBlocksReads } from '../../shared/docker-storage/reserved-blocks.js';
import { inodesFor, spaceFor } from '../../shared/docker-storage/room.js';
import { seeDType } from '../../shared/filesystem/d-type.js';
import { filesystemKind } from '../../shared/filesystem/filesystem-kind.js';
import { mountOf, type Mount } from '../../shared/filesystem/mountinfo.js';
import { overlayTrial } from '../filesystem/overlay-trial.js';
import { storageFilesystems } from '../filesystem/storage-filesystems.js';
import { zfsVersion } from '../filesystem/zfs-version.js';
import { overlayParameters } from '../kernel/overlay-parameters.js';
import { overlaySupport } from '../kernel/overlay-support.js';
import { kernelRelease } from '../kernel/release.js';
import { mounts } from '../mounts/mounts.js';
import { daemonConfig } from './daemon-config.js';
import { dataRoot, inDataRoot } from './data-root.js';
import { driverMachinery } from './driver-machinery.js';
import { dockerEngine } from './engine.js';
import { priorDrivers } from './prior-drivers.js';

/** What dockerd would make of its storage, with what it was decided from. */
export interface DockerStorageDriver extends DockerStorage {
  readonly version: string;
  /** The configured driver; empty: dockerd chooses. */
  readonly configured: string;
  readonly root: string;
  /** The drivers with data in the data-root; `null`: it could not be looked at. */
  readonly homes: StorageInput['homes'];
  /** Why the data-root could not be looked into. */
  readonly problem: string | null;
  /** How more can be told, of a host that does not run. */
  readonly cure?: Cure;
}

export const storageDriver = defineFact({
  id: 'docker/storage-driver',
  summary:
    'The storage driver that dockerd would choose if it started now, what docker info would say of it, and why it would refuse.',
  privileges: 'The data-root belongs to root, so only root sees which drivers were used before.',
  reads: () => ({
    stats: inDataRoot(...graphDrivers),
    filesystems: inDataRoot(...graphDrivers),
    also: [reservedBlocksReads()],
  }),
  needs: {
    engine: dockerEngine,
    config: daemonConfig,
    root: dataRoot,
    prior: priorDrivers,
    storage: storageFilesystems,
    mounts: maybe(mounts),
    release: maybe(kernelRelease),
    zfs: maybe(zfsVersion),
    overlay: maybe(overlaySupport),
    parameters: maybe(overlayParameters),
    trial: maybe(overlayTrial),
    machinery: driverMachinery,
  },
  async collect(host, facts): Promise<DockerStorageDriver> {
    const { engine, config, root, prior, storage, release, zfs, overlay, parameters, trial, machinery } = facts;
    const context = { kernel: release.known ? release.value : null, zfs: zfs.known ? zfs.value : null };
    const all = facts.mounts.known ? facts.mounts.value : null;
    const under = storage.find(({ root }) => root.role === 'data-root');
    const tried = (path: string): boolean | null => {
      const verdict = trial.known ? trial.value.find(one => one.directory === path)?.verdict : undefined;
      return verdict === 'works' ? true : verdict === 'refused' ? false : null;
    };
    const base = under ? filesystemView(under, context) : unknownFilesystem;
    const answer = under?.answer ?? null;
    const isOffline = under?.offline ?? false;
    const filesystem = { ...base, upperLayer: tried(root.existing) ?? base.upperLayer };
    const homes: Partial<Record<GraphDriver, StorageInput['homes'][GraphDriver]>> = {};
    for (const driver of graphDrivers) {
      const state = prior.homes[driver];
      const path = `${root.path}/${driver}`;
      const own =
        (state === 'used' || state === 'empty') && (await ownFilesystem(host, path, { root: root.path, all, context }));
      // What could not be looked at may be a symlink to anywhere.
      homes[driver] = { state, filesystem: state === null ? unknownFilesystem : own || filesystem };
    }
    const kernel = context.kernel;
    const reserved = answer && (await reservedBlocks(host, answer, under?.mount ?? null));
    const containerd = storage.find(({ root }) => root.role === 'containerd-root');
    const input: StorageInput = {
      version: engine.version,
      hasZfsDriver: hasZfsDriver(engine),
      driver: config.storageDriver.value,
      options: config.storageOptions.value,
      snapshotter: config.features.value['containerd-snapshotter'],
      remap: root.remap,
      root: {
        path: root.path,
        fault: root.fault,
        faultPath: root.faultPath,
        blocked: root.blocked,
        barrier: root.barrier,
        filesystem,
        // File systems of images grow at the first boot.
        space: isOffline ? 'enough' : answer && spaceFor({ answer, used: root.used, reservedBlocks: reserved }),
        inodes: isOffline ? 'enough' : answer && inodesFor(root.used, answer),
      },
      homes: homes as StorageInput['homes'],
      overlay: {
        usable: machinery.userNamespace ? null : overlay.known ? overlay.value.usable : null,
        multipleLower: overlay.known ? overlay.value.multipleLower : null,
        redirects: parameters.known ? parameters.value.redirects : null,
        metacopy: parameters.known ? (parameters.value.metacopy?.value ?? false) === true : null,
        // Vendors may have mended it in what they call an older kernel.
        opaqueBug: kernel && (kernel.major > 4 || (kernel.major === 4 && kernel.minor >= 8)) ? false : null,
      },
      machine: machinery,
      containerd: {
        dType: containerd ? containerd.dType : null,
        upperLayer: containerd ? filesystemView(containerd, context).upperLayer : null,
      },
    };
    const { version, driver: configured } = input;
    return {
      ...(under?.offline && { cure: under.cure }),
      ...decideStorage(input),
      version,
      configured,
      root: root.path,
      homes: input.homes,
      problem: prior.problem,
    };
  },
});

interface Surroundings {
  readonly root: string;
  readonly all: readonly Mount[] | null;
  readonly context: Parameters<typeof filesystemView>[1];
}

/** A driver's directory may be a mount of its own, or a symlink to another file system. */
async function ownFilesystem(
  host: HostSource,
  path: string,
  { root, all, context }: Surroundings,
): Promise<FilesystemView | undefined> {
  try {
    const real = (await host.realpath(path)) ?? path;
    const mount = all ? (mountOf(all, real) ?? null) : null;
    if (mount && all && mount.id === mountOf(all, root)?.id) return undefined;
    const answer = (await host.filesystem(real)) ?? null;
    const kind = answer && filesystemKind(answer.magic, mount?.type ?? null);
    const dType = answer && kind ? seeDType(answer, kind).dType : null;
    return filesystemView({ answer, mount, dType, kind }, context);
  } catch (error) {
    if (isUnknowable(error)) return unknownFilesystem;
    throw error;
  }
}
