import { isSince } from '../docker-options/engine-version.js';

/** What is known of the dockerd that is judged. */
export interface JudgedBuild {
  readonly version: string;
  /** The version as the binary on the host writes it, such as `20.10.24+dfsg1`; `null` where another version is judged. */
  readonly found: string | null;
  readonly binary: string | null;
}

/**
 * Debian's docker.io comes without the zfs driver since 28; Docker's own packages have it. Measured on 26.1.5+dfsg1 and 28.5.2+dfsg4.
 * Debian is the one that installs dockerd in /usr/sbin.
 */
export function hasZfsDriver({ version, found, binary }: JudgedBuild): boolean | null {
  if (!isSince(version, '27.0')) return true;
  const isDebian = found === null ? (binary === null ? null : binary === '/usr/sbin/dockerd') : found.includes('dfsg');
  if (isDebian === null) return null;
  if (!isDebian) return true;
  return isSince(version, '28.0') ? false : null;
}
