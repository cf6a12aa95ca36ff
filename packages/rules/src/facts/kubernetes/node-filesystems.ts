import { defineFact, isUnknowable, maybe, type FilesystemAnswer, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import { mountOf, type Mount } from '../../shared/filesystem/mountinfo.js';
import { mounts } from '../mounts/mounts.js';
import { containerRuntimes } from './container-runtimes.js';
import { kubeletConfig } from './kubelet-config.js';
import { filesystemReads } from '../filesystem/storage-filesystems.js';

/** A file system that the kubelet watches. */
export interface NodeFilesystem {
  /** Kubernetes' word: `nodefs` has the kubelet's own files and logs, `imagefs` the images. */
  readonly name: 'nodefs' | 'imagefs';
  readonly path: string;
  /** `null`: it could not be asked, see `problem`. */
  readonly answer: FilesystemAnswer | null;
  readonly problem: string | null;
  readonly mount: Mount | null;
}

const usualPlaces = ['/var/lib/kubelet', '/var/lib/containerd', '/var/lib/containers/storage', '{configured}'];

/** Source: kubernetes.io node-pressure-eviction; containerd config.toml(5) `root`. */
export const nodeFilesystems = defineFact({
  id: 'kubernetes/node-filesystems',
  summary: 'The file systems whose free space makes the kubelet evict pods.',
  reads: () => ({
    files: ['/etc/containerd/config.toml'],
    stats: usualPlaces,
    filesystems: usualPlaces,
    also: [filesystemReads()],
  }),
  needs: { config: kubeletConfig, runtimes: containerRuntimes, mounts: maybe(mounts) },
  async collect(host, { config, runtimes, mounts }): Promise<readonly NodeFilesystem[]> {
    const all = mounts.known ? mounts.value : [];
    const has = (name: string): boolean => runtimes.some(each => each.name === name && each.program !== null);
    const images = has('containerd') ? await containerdRoot(host) : has('CRI-O') ? '/var/lib/containers/storage' : null;
    const places = [
      { name: 'nodefs' as const, path: config.rootDirectory },
      ...(images === null ? [] : [{ name: 'imagefs' as const, path: images }]),
    ];
    return Promise.all(places.map(async place => ({ ...place, ...(await look(host, place.path, all)) })));
  },
});

async function containerdRoot(host: TracedSource): Promise<string> {
  const bytes = await host.read('/etc/containerd/config.toml');
  return (bytes && /^root\s*=\s*["'](\/[^"']{1,200})["']/m.exec(decodeText(bytes))?.[1]) || '/var/lib/containerd';
}

async function look(
  host: TracedSource,
  path: string,
  all: readonly Mount[],
): Promise<Pick<NodeFilesystem, 'answer' | 'problem' | 'mount'>> {
  try {
    const { existing } = await walkPath(host, path);
    const mount = mountOf(all, existing) ?? null;
    // statfs(2) would make the kernel mount what it stands for, and looking must not change the host.
    if (mount?.type === 'autofs') return { answer: null, problem: `${existing} is an automount point`, mount };
    const answer = (await host.filesystem(existing)) ?? null;
    return { answer, problem: answer ? null : `the file system of ${existing} could not be asked`, mount };
  } catch (error) {
    if (isUnknowable(error)) return { answer: null, problem: error.message, mount: null };
    throw error;
  }
}
