import { decideStorage, type DockerStorage } from './decide.js';
import { graphDrivers, type GraphDriver } from './drivers.js';
import { magic } from '../filesystem/filesystem-magic.js';
import type { DriverHome, FilesystemView, StorageInput } from './input.js';

export const ext4: FilesystemView = {
  magic: magic.ext,
  readOnly: false,
  dType: true,
  upperLayer: true,
  trustedXattrs: true,
  projectQuota: false,
};
export const xfs: FilesystemView = { ...ext4, magic: magic.xfs };
export const btrfs: FilesystemView = { ...ext4, magic: magic.btrfs };
export const tmpfs: FilesystemView = { ...ext4, magic: magic.tmpfs };
export const ramfs: FilesystemView = { ...ext4, magic: magic.ramfs, trustedXattrs: false };
export const noFiletype: FilesystemView = { ...ext4, dType: false };
export const onOverlay: FilesystemView = { ...ext4, magic: magic.overlay, upperLayer: false };
export const readOnly: FilesystemView = { ...ext4, readOnly: true };

/** A host with a new data-root on ext4, and what differs from that. */
export interface StorageSample {
  readonly version?: string;
  readonly driver?: string;
  readonly options?: readonly string[];
  readonly snapshotter?: boolean;
  readonly remap?: boolean;
  readonly on?: FilesystemView;
  readonly root?: Partial<StorageInput['root']>;
  readonly homes?: Partial<Record<GraphDriver, DriverHome | null>>;
  /** Directories of drivers on file systems of their own. */
  readonly mounted?: Partial<Record<GraphDriver, FilesystemView>>;
  readonly overlay?: Partial<StorageInput['overlay']>;
  readonly machine?: Partial<StorageInput['machine']>;
  readonly containerd?: Partial<StorageInput['containerd']>;
  readonly hasZfsDriver?: boolean | null;
}

export function storageInput(sample: StorageSample = {}): StorageInput {
  const on = sample.on ?? ext4;
  const home = (driver: GraphDriver): readonly [GraphDriver, StorageInput['homes'][GraphDriver]] => {
    const own = sample.mounted?.[driver];
    const state = sample.homes?.[driver];
    return [driver, { state: state === undefined ? (own ? 'empty' : 'absent') : state, filesystem: own ?? on }];
  };
  return {
    version: sample.version ?? '28.5.2',
    hasZfsDriver: sample.hasZfsDriver === undefined ? true : sample.hasZfsDriver,
    driver: sample.driver ?? '',
    options: sample.options ?? [],
    snapshotter: sample.snapshotter,
    remap: sample.remap ?? false,
    root: {
      path: '/var/lib/docker',
      fault: null,
      faultPath: '',
      blocked: [],
      barrier: undefined,
      filesystem: on,
      space: 'enough',
      inodes: 'enough',
      ...sample.root,
    },
    homes: Object.fromEntries(graphDrivers.map(home)) as StorageInput['homes'],
    overlay: {
      usable: true,
      multipleLower: true,
      redirects: false,
      metacopy: false,
      opaqueBug: false,
      ...sample.overlay,
    },
    machine: {
      userNamespace: false,
      fuseOverlayfs: false,
      zfs: false,
      aufs: false,
      devicemapper: false,
      ...sample.machine,
    },
    containerd: { dType: true, upperLayer: true, ...sample.containerd },
  };
}

/** What dockerd makes of it. */
export const storageOf = (sample?: StorageSample): DockerStorage => decideStorage(storageInput(sample));
