import { defineFact } from '@hostlint/core';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import type { RootFault } from '../../shared/docker-storage/input.js';
import { containerdConfig } from './config.js';

/** containerd's root, as it would find or make it. */
export interface ContainerdRoot {
  readonly configuredPath: string;
  /** Without symlinks if it exists, otherwise as configured. */
  readonly path: string;
  readonly exists: boolean;
  /** The nearest existing ancestor, itself if it exists. */
  readonly existing: string;
  readonly fault: RootFault | null;
  readonly faultPath: string;
}

export const containerdRoot = defineFact({
  id: 'containerd/root',
  summary: 'The directory in which containerd keeps images and snapshots: where it leads, and what is in the way.',
  reads: { stats: ['/var/lib/containerd', '{configured}'] },
  needs: { config: containerdConfig },
  async collect(host, { config }): Promise<ContainerdRoot> {
    const { value, evidence } = config.settings.root;
    if (evidence) host.cite(evidence);
    const configuredPath = value.startsWith('/') ? value : `/${value}`;
    const { path, exists, existing, fault, faultPath } = await walkPath(host, configuredPath);
    return { configuredPath, path, exists, existing, fault, faultPath };
  },
});
