import { wayFor, type KnownOrNot } from './by-distribution.js';

export const stopContainerd = (os: KnownOrNot): string =>
  wayFor(os, { alpine: 'rc-service containerd stop', other: 'systemctl stop containerd.service' });

/** Starts it, anew where it runs already; containers go on. */
export const startContainerd = (os: KnownOrNot): string =>
  wayFor(os, { alpine: 'rc-service containerd restart', other: 'systemctl restart containerd.service' });
