import type { StorageEngine } from '../filesystem/storage-engine.js';
import { wayFor, type KnownOrNot } from './by-distribution.js';

/** Stops dockerd and what would start it again. */
export const stopDocker = (os: KnownOrNot): string =>
  wayFor(os, { alpine: 'rc-service docker stop', other: 'systemctl stop docker.service docker.socket' });

export const startDocker = (os: KnownOrNot): string =>
  wayFor(os, { alpine: 'rc-service docker start', other: 'systemctl start docker.service' });

/** Stops what writes below a storage root. */
export function stopEngine(engine: StorageEngine, os: KnownOrNot): string {
  if (engine === 'docker') return stopDocker(os);
  if (engine === 'podman') return 'podman stop --all';
  return wayFor(os, { alpine: 'rc-service containerd stop', other: 'systemctl stop containerd.service' });
}

export function startEngine(engine: StorageEngine, os: KnownOrNot): string | null {
  if (engine === 'docker') return startDocker(os);
  if (engine === 'podman') return null;
  return wayFor(os, { alpine: 'rc-service containerd start', other: 'systemctl start containerd.service' });
}
