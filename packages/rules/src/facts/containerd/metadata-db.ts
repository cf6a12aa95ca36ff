import { defineFact, isUnknowable, type FileStat, type HostSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { judgeBolt, type BoltState } from '../../shared/containerd-start/bolt-header.js';
import { containerdDaemonArguments } from './daemon-arguments.js';
import { containerdRoot } from './root.js';

export interface ContainerdMetadata {
  readonly path: string;
  /** `unread`: it is too large to be read on each check. */
  readonly state: BoltState | 'no-file' | 'unread';
  /** Who holds it locked, other than containerd.service itself. */
  readonly lockedBy: { readonly pid: number; readonly name: string } | null;
}

const database = 'io.containerd.metadata.v1.bolt/meta.db';

/** A database of a usual node is some MiB at most. */
const maxBytes = 8 * 1024 * 1024;

/** The database in which containerd keeps what it knows of images, containers and snapshots; without it nothing works. */
export const containerdMetadataDb = defineFact({
  id: 'containerd/metadata-db',
  summary: 'Whether bbolt can open containerd’s database meta.db.',
  privileges: 'The root of containerd belongs to root.',
  reads: () => ({
    files: [
      ...['/var/lib/containerd', '{configured}'].map(root => ({ path: `${root}/${database}`, maxBytes })),
      '/proc/locks',
      '/proc/{pid}/comm',
      '/proc/{pid}/cgroup',
    ],
  }),
  needs: { root: containerdRoot, daemon: containerdDaemonArguments },
  async collect(host, { root, daemon }): Promise<ContainerdMetadata> {
    const path = `${root.path}/${database}`;
    const stat = root.exists ? await host.stat(path) : undefined;
    if (!stat) return { path, state: 'no-file', lockedBy: null };
    if (stat.type !== 'file') return { path, state: 'invalid', lockedBy: null };
    const lockedBy = await lockHolder(host, stat, daemon.unit !== null);
    if (stat.sizeBytes > maxBytes) return { path, state: 'unread', lockedBy };
    const bytes = await host.read(path, { maxBytes });
    return { path, state: bytes ? judgeBolt(bytes) : 'no-file', lockedBy };
  },
});

/**
 * The process with a flock(2) on a file, as /proc/locks has it (linux fs/locks.c lock_get_status). containerd.service holds its own while it
 * runs; where no unit tells which that is, any containerd counts as it.
 */
async function lockHolder(
  host: HostSource,
  { device, inode }: FileStat,
  hasUnit: boolean,
): Promise<ContainerdMetadata['lockedBy']> {
  const text = async (path: string): Promise<string> => {
    const bytes = await host.read(path);
    return bytes ? decodeText(bytes).trim() : '';
  };
  try {
    const numbers = device
      ?.split(':')
      .map(number => Number(number).toString(16).padStart(2, '0'))
      .join(':');
    const line = (await text('/proc/locks'))
      .split('\n')
      .find(one => / FLOCK +ADVISORY +WRITE /.test(one) && one.includes(` ${numbers}:${inode} `));
    const pid = Number(/WRITE +(\d+)/.exec(line ?? '')?.[1] ?? 0);
    if (pid === 0) return null;
    const name = await text(`/proc/${pid}/comm`);
    const isOwn = hasUnit
      ? (await text(`/proc/${pid}/cgroup`)).includes('containerd.service')
      : name === 'containerd' || name === '';
    return isOwn ? null : { pid, name };
  } catch (error) {
    // What cannot be seen of locks is seldom there.
    if (isUnknowable(error)) return null;
    throw error;
  }
}
