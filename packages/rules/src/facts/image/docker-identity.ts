import { defineFact, type HostSource } from '@hostlint/core';
import { dataRoot, inDataRoot } from '../docker/data-root.js';
import { imageKind } from './kind.js';

/** What of Docker's state belongs to one machine. Images and layers are left out: to ship them is a reason to make an image. */
export const dockerIdentity = defineFact({
  id: 'image/docker-identity',
  summary:
    'What of Docker’s state in an image belongs to one machine: its id, networks, containers, membership in a swarm.',
  privileges: 'The data-root may be entered by root only.',
  reads: () => ({
    lists: inDataRoot('containers', 'swarm').map(path => ({ path, limit: 1 })),
    stats: ['/etc/docker/key.json', ...inDataRoot('engine-id', 'network/files/local-kv.db')],
  }),
  needs: { root: dataRoot, image: imageKind },
  async collect(host, { root: { path }, image }): Promise<readonly string[]> {
    if (!image.isImage) return [];
    const files = [`${path}/engine-id`, '/etc/docker/key.json', `${path}/network/files/local-kv.db`];
    const directories = [`${path}/containers`, `${path}/swarm`];
    const found: string[] = [];
    for (const file of files) if (await host.stat(file)) found.push(file);
    for (const directory of directories) if (await hasEntries(host, directory)) found.push(directory);
    return found;
  },
});

const hasEntries = async (host: HostSource, path: string): Promise<boolean> =>
  ((await host.list(path, { limit: 1 })) ?? []).length > 0;
