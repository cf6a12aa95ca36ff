import { UnknowableError, type Reads } from '@hostlint/core';
import type { Effective } from '../effective.js';
import type { ConfigHost } from './host-check.js';

const sockets = '/run/docker/plugins';
const specifications = ['/etc/docker/plugins', '/usr/lib/docker/plugins'];

/** What `hasPlugin` asks for. */
export const pluginReads = (): Reads => ({
  lists: ['/var/lib/docker', '{configured}'].map(root => `${root}/plugins`),
  stats: [
    ...['*.sock', '*/*.sock'].map(name => `${sockets}/${name}`),
    ...specifications.flatMap(directory =>
      ['*.spec', '*.json', '*/*.spec', '*/*.json'].map(name => `${directory}/${name}`),
    ),
  ],
});

/** Whether dockerd finds a plugin when it starts (moby pkg/plugins/discovery.go, or one of those that the engine itself manages). */
export async function hasPlugin(config: Effective, host: ConfigHost, plugin: string): Promise<boolean> {
  if (!plugin.includes('/')) {
    const places = [`${sockets}/${plugin}.sock`, `${sockets}/${plugin}/${plugin}.sock`];
    for (const directory of specifications) {
      for (const file of [plugin, `${plugin}/${plugin}`])
        places.push(`${directory}/${file}.spec`, `${directory}/${file}.json`);
    }
    for (const place of places) if ((await host.stat(place)) !== undefined) return true;
  }
  const managed = await host.list(`${config.text('data-root', '/var/lib/docker').value}/plugins`);
  if (!managed?.some(name => /^[0-9a-f]{64}$/.test(name))) return false;
  throw new UnknowableError(
    'unsupported',
    `whether the plugin "${plugin}" is installed and enabled is not known; try: docker plugin ls`,
  );
}
