import { isSince } from '../docker-options/engine-version.js';

/** Drivers by the names of their directories. `overlay2` is only another name of overlay. */
export const podmanDrivers = ['overlay', 'btrfs', 'zfs', 'vfs', 'aufs', 'devicemapper'] as const;
export type PodmanDriver = (typeof podmanDrivers)[number];

/** Directories of the graph root that count as a driver's. */
export const driverHomes = [...podmanDrivers, 'overlay2'] as const;
export type HomeName = (typeof driverHomes)[number];

/** Source: containers/storage drivers/register; devmapper is gone since 1.54, aufs since 1.61. Measured with podman 4.3.1, 5.4.2, 5.8.6. */
export function isRegistered(library: string, name: string): name is PodmanDriver | 'overlay2' {
  if (name === 'devicemapper') return !isSince(library, '1.54');
  if (name === 'aufs') return !isSince(library, '1.61');
  return (driverHomes as readonly string[]).includes(name);
}

/** The order of automatic selection. Source: drivers/driver_linux.go Priority. */
export const usualPriority = (library: string): readonly string[] =>
  ['overlay', 'aufs', 'btrfs', 'zfs', 'vfs'].filter(name => name !== 'aufs' || isRegistered(library, name));
