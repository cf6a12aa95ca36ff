import { isSince } from '../docker-options/engine-version.js';

/** The newest podman that this knowledge was read from. */
export const newestPodman = '5.8.2';

/** Who built a podman: Debian builds it with packages of its own of the libraries; `null`: cannot be told. */
export type PodmanBuild = 'debian' | 'other' | null;

/** From which podman on which containers/storage is vendored. Source: go.mod of each podman release. */
const libraries: readonly (readonly [podman: string, storage: string])[] = [
  ['5.8', '1.62'],
  ['5.7', '1.61'],
  ['5.6', '1.59'],
  ['5.5', '1.58'],
  ['5.4', '1.57'],
  ['5.3', '1.56'],
  ['5.2', '1.55'],
  ['5.1', '1.54'],
  ['5.0', '1.53'],
  ['4.8', '1.51'],
  ['4.7', '1.50'],
  ['4.6', '1.48'],
  ['4.5', '1.46'],
  ['4.4', '1.45'],
  ['4.3', '1.43'],
  ['4.2', '1.42'],
  ['4.1', '1.40'],
  ['4.0', '1.38'],
  ['3.4', '1.36'],
  ['3.3', '1.34'],
  ['3.2', '1.31'],
  ['3.1', '1.28'],
];

/** The version of containers/storage in a podman. Debian's podman 5.8 is built with its package of 1.64, where podman itself vendors 1.62. */
export function storageLibrary(podman: string, build: PodmanBuild): string {
  if (build === 'debian' && isSince(podman, '5.8')) return '1.64';
  if (isSince(podman, '6.0')) return '1.64';
  return libraries.find(([since]) => isSince(podman, since))?.[1] ?? '1.24';
}

/** Whether this build decodes TOML 1.1, as BurntSushi/toml does since 1.6, which Debian packages. Source: go.mod, golang-toml of Debian. */
export const decodesToml11 = (storage: string): boolean => isSince(storage, '1.63');

/** BurntSushi/toml takes a byte order mark since 1.3, which podman has since 4.6. */
export const takesByteOrderMark = (storage: string): boolean => isSince(storage, '1.48');
