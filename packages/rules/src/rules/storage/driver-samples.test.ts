import type { DataRoot } from '../../facts/docker/data-root.js';
import type { DockerStorageDriver } from '../../facts/docker/storage-driver.js';
import { decideStorage } from '../../shared/docker-storage/decide.js';
import { storageInput, type StorageSample } from '../../shared/docker-storage/storage-samples.test.js';

/** What dockerd makes of a host, for the tests of rules. */
export function driverOf(sample: StorageSample & { readonly problem?: string } = {}): DockerStorageDriver {
  const input = storageInput(sample);
  const { version, driver: configured, homes } = input;
  return {
    ...decideStorage(input),
    version,
    configured,
    root: input.root.path,
    homes,
    problem: sample.problem ?? null,
  };
}

export const root = (part: Partial<DataRoot> = {}): DataRoot => ({
  configuredPath: '/var/lib/docker',
  base: '/var/lib/docker',
  path: '/var/lib/docker',
  exists: true,
  existing: '/var/lib/docker',
  isLink: false,
  fault: null,
  faultPath: '',
  remap: false,
  remapped: null,
  barrier: undefined,
  blocked: [],
  used: false,
  ...part,
});
