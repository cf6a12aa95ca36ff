import { defineFact } from '@hostlint/core';
import { judgeBolt, type BoltState } from '../../shared/containerd-start/bolt-header.js';
import { containerdRoot } from './root.js';

export interface ContainerdMetadata {
  readonly path: string;
  /** `unread`: it is too large to be read on each check. */
  readonly state: BoltState | 'no-file' | 'unread';
}

/** A database of a usual node is some MiB at most. */
const maxBytes = 8 * 1024 * 1024;

/** The database in which containerd keeps what it knows of images, containers and snapshots; without it nothing works. */
export const containerdMetadataDb = defineFact({
  id: 'containerd/metadata-db',
  summary: 'Whether bbolt can open containerd’s database meta.db.',
  privileges: 'The root of containerd belongs to root.',
  needs: { root: containerdRoot },
  async collect(host, { root }): Promise<ContainerdMetadata> {
    const path = `${root.path}/io.containerd.metadata.v1.bolt/meta.db`;
    const stat = root.exists ? await host.stat(path) : undefined;
    if (!stat) return { path, state: 'no-file' };
    if (stat.type !== 'file') return { path, state: 'invalid' };
    if (stat.sizeBytes > maxBytes) return { path, state: 'unread' };
    const bytes = await host.read(path, { maxBytes });
    return { path, state: bytes ? judgeBolt(bytes) : 'no-file' };
  },
});
