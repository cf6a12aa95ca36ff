import { isSince } from '../docker-options/engine-version.js';

export const graphDrivers = [
  'overlay2',
  'fuse-overlayfs',
  'btrfs',
  'zfs',
  'vfs',
  'aufs',
  'overlay',
  'devicemapper',
] as const;
export type GraphDriver = (typeof graphDrivers)[number];

/** The version that removed a driver; 23.0 only stopped to choose it by itself. Source: moby v23.0.6, v24.0.9, v25.0.6 daemon/graphdriver/driver.go. */
const removedIn: Readonly<Partial<Record<GraphDriver, string>>> = {
  aufs: '24.0',
  overlay: '24.0',
  devicemapper: '25.0',
};

/** The version without the driver, where it is gone from this one. */
export function removedBy(version: string, driver: string): string | undefined {
  const by = (removedIn as Readonly<Record<string, string | undefined>>)[driver];
  return by !== undefined && isSince(version, by) ? by : undefined;
}

/** Source: moby daemon/graphdriver/driver.go isDeprecated. */
export const isDeprecatedDriver = (driver: string): boolean => driver in removedIn;

/**
 * The order of automatic selection, which also holds for prior drivers.
 * Source: moby daemon/graphdriver/driver_linux.go at v19.03.15, v20.10.24, v23.0.6, v24.0.9, v25.0.6, v28.5.2.
 */
export function driverPriority(version: string): readonly GraphDriver[] {
  const order: readonly GraphDriver[] = isSince(version, '23.0')
    ? ['overlay2', 'fuse-overlayfs', 'btrfs', 'zfs', 'aufs', 'overlay', 'devicemapper', 'vfs']
    : ['btrfs', 'zfs', 'overlay2', 'fuse-overlayfs', 'aufs', 'overlay', 'devicemapper', 'vfs'];
  return order.filter(driver => isInVersion(version, driver));
}

/** Whether moby of that version has the driver at all; a distribution may have left it out. */
export function isInVersion(version: string, driver: string): driver is GraphDriver {
  if (!(graphDrivers as readonly string[]).includes(driver)) return false;
  if (driver === 'fuse-overlayfs') return isSince(version, '20.10');
  return removedBy(version, driver) === undefined;
}
