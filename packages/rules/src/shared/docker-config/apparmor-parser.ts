import { isSince } from '../docker-options/engine-version.js';

/**
 * What a dockerd does where AppArmor is enabled and apparmor_parser is missing. Those that look for the program first leave AppArmor
 * alone; 23.0.0 and 23.0.1, and Debian's builds of 20.10 with a newer runc, try to load their profile and refuse every container.
 * Sources: moby v20.10.24, v23.0.0, v23.0.2, v29.7.2 vendored pkg/apparmor hostSupports and libcontainer/apparmor IsEnabled; measured:
 * Debian's 20.10.24, 26.1.5 and 28.5.2.
 */
export function withoutApparmorParser(version: string, build: string | null): 'refuses' | 'unconfined' | 'unclear' {
  if (isSince(version, '23.0') && !isSince(version, '23.0.2')) return 'refuses';
  if (!build?.includes('dfsg') || isSince(version, '23.0.2')) return 'unconfined';
  return isSince(version, '20.10.24') ? 'refuses' : 'unclear';
}
