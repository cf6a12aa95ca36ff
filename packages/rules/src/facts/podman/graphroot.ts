import { defineFact } from '@hostlint/core';
import type { RootFault } from '../../shared/docker-storage/input.js';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import { podmanDatabase } from './database.js';
import { storageConf } from './storage-conf.js';

/** The directory that holds podman's images and containers. */
export interface PodmanGraphRoot {
  /** As storage.conf has it; a relative path counts from `/`. */
  readonly configuredPath: string;
  /** Without symlinks if it exists. The one of libpod's database, where that names another. */
  readonly path: string;
  /** The nearest existing ancestor of `path`, itself if it exists. */
  readonly existing: string;
  readonly exists: boolean;
  readonly fault: RootFault | null;
  readonly faultPath: string;
  /** Whether libpod's database leads away from what is configured. */
  readonly fromDatabase: boolean;
}

export const podmanGraphroot = defineFact({
  id: 'podman/graphroot',
  summary: 'The directory that holds podman’s images and containers: where it leads, and what is in the way.',
  reads: { stats: ['/var/lib/containers/storage', '{configured}'] },
  needs: { conf: storageConf, database: podmanDatabase },
  async collect(host, { conf, database }): Promise<PodmanGraphRoot> {
    const configuredPath = absolute(conf.options.graphRoot.value);
    if (conf.options.graphRoot.evidence) host.cite(conf.options.graphRoot.evidence);
    const fromFile = database.state === 'read' ? database.values.graphRoot : '';
    const walk = await walkPath(host, configuredPath);
    if (fromFile === '' || fromFile === configuredPath || fromFile === walk.path)
      return { configuredPath, ...pathPart(walk), fromDatabase: false };
    return { configuredPath, ...pathPart(await walkPath(host, fromFile)), fromDatabase: true };
  },
});

/** Podman takes a relative path from where it is called. */
const absolute = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

const pathPart = ({ path, existing, exists, fault, faultPath }: Awaited<ReturnType<typeof walkPath>>) => ({
  path,
  existing,
  exists,
  fault,
  faultPath,
});
