import { isUnknowable, type HostSource, type Reads } from '@hostlint/core';
import { hasUnit, unitReads } from '../systemd-unit/load-unit.js';

const socket = '/run/containerd/containerd.sock';

/** What `hasContainerdSocket` asks for. */
export const containerdSocketReads = (): Reads => ({ stats: [socket], seldom: unitReads('containerd.service') });

/**
 * Whether dockerd finds the socket of a containerd when it starts. Where nothing runs, a service of containerd is what makes it: the
 * units of dockerd start after that one. Sources: moby v28.5.2 contrib/init/systemd/docker.service (Wants=, After=containerd.service).
 */
export async function hasContainerdSocket(
  host: Pick<HostSource, 'read' | 'list' | 'realpath' | 'stat'>,
  path = socket,
): Promise<boolean> {
  try {
    return (await host.stat(path)) !== undefined;
  } catch (error) {
    if (!isUnknowable(error) || error.reason !== 'not-running') throw error;
    return path === socket && (await hasUnit(host, 'containerd.service'));
  }
}
