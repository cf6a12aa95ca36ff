import { defineFact, isUnknowable, maybe, type HostSource, type Unknown } from '@hostlint/core';
import { afterPrefix } from '../../shared/after-prefix.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { daemonConfig } from '../docker/daemon-config.js';
import { dockerSocketUnit } from '../docker/socket-unit.js';

/** A socket over which an engine takes orders. */
export type EngineSocket = { readonly path: string; readonly engine: string } & (
  { readonly known: true; readonly mode: number; readonly uid: number; readonly gid: number } | Unknown
);

/** Where engines listen unless told otherwise. */
const standard = [
  ['containerd', '/run/containerd/containerd.sock'],
  ['podman', '/run/podman/podman.sock'],
  ['CRI-O', '/run/crio/crio.sock'],
  ['cri-dockerd', '/run/cri-dockerd.sock'],
] as const;

const dockerSocket = '/var/run/docker.sock';

export const engineSockets = defineFact({
  id: 'security/engine-sockets',
  summary: 'The sockets of engines that are there now, with their permissions.',
  reads: () => ({ stats: [dockerSocket, '/run/docker.sock', ...standard.map(([, path]) => path), '{configured}'] }),
  needs: { config: maybe(daemonConfig), unit: maybe(dockerSocketUnit) },
  async collect(source, { config, unit }): Promise<readonly EngineSocket[]> {
    const host = atNextBoot(source);
    const hosts = config.known ? config.value.hosts.value.map(text => text.trim()) : [];
    const own = hosts
      .flatMap(text => afterPrefix(text, 'unix://') ?? [])
      .filter(path => path.startsWith('/') && path !== '/');
    const handed = unit.known && unit.value ? unit.value.listens.map(({ address }) => address) : [];
    const docker = [...own, ...handed.filter(address => address.startsWith('/'))];
    if (hosts.length === 0 || docker.length === 0 || hosts.some(text => text === '' || text === 'unix://'))
      docker.push(dockerSocket);
    // /var/run is a link to /run almost everywhere: one socket, one name.
    const names = new Set(docker.map(path => path.replace(/^\/var\/run\//, '/run/')));
    const all = [...[...names].map(path => ['docker', path] as const), ...standard];
    const found = await Promise.all(all.map(([engine, path]) => lookAt(host, engine, path)));
    return found.filter(socket => socket !== undefined);
  },
});

async function lookAt(host: Pick<HostSource, 'stat'>, engine: string, path: string): Promise<EngineSocket | undefined> {
  try {
    const stat = await host.stat(path);
    if (!stat || stat.type === 'directory') return undefined;
    return { path, engine, known: true, mode: stat.mode, uid: stat.uid, gid: stat.gid };
  } catch (error) {
    if (!isUnknowable(error)) throw error;
    return { path, engine, known: false, reason: error.reason, detail: error.message };
  }
}
