import { defineFact, maybe, type HostSource } from '@hostlint/core';
import type { PathState } from '../../shared/podman/driver-options.js';
import { isReadOnly, mountOf, type Mount } from '../../shared/filesystem/mountinfo.js';
import { knownOrNull } from '../../shared/known-or-null.js';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import { mounts } from '../mounts/mounts.js';
import { storageConf } from './storage-conf.js';

/** What is at the paths that storage options name; `null`: it cannot be told. */
export type OptionPaths = ReadonlyMap<string, PathState | null>;

const mostPaths = 100;

export const podmanOptionPaths = defineFact({
  id: 'podman/option-paths',
  summary: 'Whether the mount program and the image stores that storage.conf names are there.',
  reads: { stats: ['{configured}', '{configured}/overlay-images/images.lock'] },
  needs: { conf: storageConf, mounts: maybe(mounts) },
  async collect(host, { conf, mounts }): Promise<OptionPaths> {
    const { options, imageStore } = conf.options;
    const all = mounts.known ? mounts.value : [];
    const states = new Map<string, PathState | null>();
    const named = options.flatMap(({ text }) => namedPaths(text));
    for (const path of named.slice(0, mostPaths)) states.set(path, await knownOrNull(stateOf(host, path, all)));
    if (imageStore.value.startsWith('/'))
      states.set(imageStore.value, await knownOrNull(imageStoreState(host, imageStore.value, all)));
    return states;
  },
});

/** Paths in an option such as `overlay.imagestore=/a,/b` or `additionallayerstore=/c:ref`. */
function namedPaths(option: string): readonly string[] {
  const match = /^[^=]*?(imagestore|additionallayerstore|mount_program)\s*=(.*)$/i.exec(option);
  if (!match) return [];
  const [, name = '', value = ''] = match;
  if (/mount_program/i.test(name)) return [value.trim()];
  return value
    .split(',')
    .map(part => (name.toLowerCase() === 'additionallayerstore' ? (part.split(':')[0] ?? '') : part).trim());
}

async function stateOf(host: HostSource, path: string, all: readonly Mount[]): Promise<PathState> {
  // Podman takes a relative path from where it is called.
  const at = path.startsWith('/') ? path : `/${path}`;
  const stat = await host.stat(at);
  if (!stat) return 'absent';
  if (stat.type !== 'directory') return 'other';
  const mount = mountOf(all, (await host.realpath(at)) ?? at);
  const locked = mount && isReadOnly(mount) ? await host.stat(`${at}/overlay-images/images.lock`) : true;
  return locked === undefined ? 'read-only' : 'directory';
}

/** Here podman makes what is missing. */
async function imageStoreState(host: HostSource, path: string, all: readonly Mount[]): Promise<PathState> {
  const { fault, existing } = await walkPath(host, path);
  if (fault) return 'other';
  const mount = mountOf(all, existing);
  return mount && isReadOnly(mount) ? 'read-only' : 'directory';
}
