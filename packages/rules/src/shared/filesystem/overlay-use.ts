import type { FactResult } from '@hostlint/core';
import type { FilesystemKind } from './filesystem-kind.js';
import type { StorageEngine } from './storage-engine.js';

const overlayDrivers = ['', 'overlay', 'overlay2', 'overlayfs'];

/** Whether a configured storage driver puts overlay layers on the storage root. Empty: dockerd chooses, and overlay is what it tries. */
export const isOverlayDriver = (storageDriver: string): boolean => overlayDrivers.includes(storageDriver);

interface Root {
  readonly engine: StorageEngine;
  readonly role: string;
  readonly path: string;
}

/** What docker/storage-driver says, as far as it matters here. */
interface DockerLayers {
  readonly configured: string;
  readonly driver: string | null;
}

/** What docker/image-store says. It asks less than docker/storage-driver, and can tell more to those who see less. */
interface Images {
  readonly store: { readonly kind: 'graphdriver' | 'containerd' } | null;
}

/** The facts docker/storage-driver and docker/image-store. */
export interface DockerChoice {
  readonly docker: FactResult<DockerLayers>;
  readonly images: FactResult<Images>;
}

/** Whether overlay layers lie in a storage root; `null`: it cannot be told. */
export interface OverlayUse {
  readonly overlay: boolean | null;
  readonly why: string;
}

/** What storage/layers says of one storage root. */
export const overlayIn = (layers: ReadonlyMap<string, OverlayUse>, path: string): OverlayUse =>
  layers.get(path) ?? { overlay: null, why: 'Whether layers lie there is unknown.' };

const used: OverlayUse = { overlay: true, why: '' };
const unused = (why: string): OverlayUse => ({ overlay: false, why });

/**
 * Whether Docker puts overlay layers into a storage root, so that what overlay asks of a file system matters there.
 * The configuration decides, and where dockerd works on btrfs or ZFS the driver that it chooses, as it may take one of their own.
 */
export function overlayUse(
  root: Root,
  all: readonly { readonly root: Root }[],
  { docker, images }: DockerChoice,
  kind: FilesystemKind | null,
): OverlayUse {
  if (!docker.known) return { overlay: null, why: `What Docker makes of its storage is unknown: ${docker.detail}` };
  const { configured, driver } = docker.value;
  const store = images.known ? images.value.store : null;
  if (!isOverlayDriver(configured)) return unused(`The storage driver ${configured} makes no overlay.`);
  if (root.engine === 'containerd') return used;
  if (store === null)
    return {
      overlay: null,
      why: 'Whether Docker keeps its layers here or with containerd depends on what is in the data-root.',
    };
  if (store.kind === 'containerd') return unused('Docker keeps its layers with containerd.');
  const own = all.find(
    ({ root: { role, path } }) => role === 'overlay2' && root.role === 'data-root' && path !== root.path,
  );
  if (own) return unused(`Layers lie in ${own.root.path}, a mount of its own.`);
  if (kind?.family !== 'btrfs' && kind?.family !== 'zfs') return used;
  if (driver === null)
    return { overlay: null, why: `Whether Docker uses overlay2 or its driver for ${kind.name} cannot be told.` };
  return isOverlayDriver(driver) || driver === 'vfs'
    ? used
    : unused(`Docker chooses the storage driver ${driver}, which makes no overlay.`);
}

/** What podman/storage-driver says, as far as it matters here. */
interface PodmanLayers {
  readonly configured: string;
  readonly driver: string | null;
}

/** Whether podman puts layers of the kernel's overlay into its graph root. A mount program makes them in its own way. */
export function podmanOverlayUse(podman: FactResult<PodmanLayers>, mountProgram: string | null): OverlayUse {
  if (!podman.known) return { overlay: null, why: `What podman makes of its storage is unknown: ${podman.detail}` };
  const { configured, driver } = podman.value;
  if (mountProgram === null) return { overlay: null, why: 'Whether podman mounts layers by a program is unknown.' };
  if (mountProgram !== '') return unused(`${mountProgram} makes podman's layers, not the kernel.`);
  if (!isOverlayDriver(configured)) return unused(`The storage driver ${configured} makes no overlay.`);
  if (driver === 'btrfs' || driver === 'zfs')
    return unused(`Podman chooses the storage driver ${driver}, which makes no overlay.`);
  return used;
}

/** Whether containerd's clients put overlay layers into its root where they do not ask for another snapshotter. */
export function containerdOverlayUse(start: FactResult<{ readonly defaultSnapshotter: string }>): OverlayUse {
  if (!start.known) return { overlay: null, why: `What containerd makes of its root is unknown: ${start.detail}` };
  const { defaultSnapshotter } = start.value;
  return isOverlayDriver(defaultSnapshotter)
    ? used
    : unused(`containerd's clients use the snapshotter ${defaultSnapshotter}, which makes no overlay.`);
}
