import { wayFor, type KnownOrNot } from './by-distribution.js';

/** Stops dockerd and what would start it again. */
export const stopDocker = (os: KnownOrNot): string =>
  wayFor(os, { alpine: 'rc-service docker stop', other: 'systemctl stop docker.service docker.socket' });

export const startDocker = (os: KnownOrNot): string =>
  wayFor(os, { alpine: 'rc-service docker start', other: 'systemctl start docker.service' });
