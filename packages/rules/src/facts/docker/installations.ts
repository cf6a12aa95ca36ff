import { defineFact, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { programDirectories, programPaths } from '../machine/programs.js';
import { dockerEngine } from './engine.js';

/** Every Docker that is installed here in its own way. */
export interface DockerInstallations {
  /** The dockerd programs, without links. */
  readonly daemons: readonly string[];
  /** Whether the snap of Docker is installed. */
  readonly snap: boolean;
  /** The `docker` command, where it is podman's. */
  readonly podmanDocker: string | null;
}

const largestScript = 16 * 1024;

export const dockerInstallations = defineFact({
  id: 'docker/installations',
  summary: 'The dockerd programs on this host, the snap of Docker, and whether the docker command is podman’s.',
  reads: () => ({
    files: programPaths('docker').map(path => ({ path, maxBytes: largestScript })),
    stats: [...programPaths('dockerd'), '{configured}', '/snap/docker/current'],
  }),
  needs: { engine: dockerEngine },
  async collect(host, { engine }): Promise<DockerInstallations> {
    const paths = [engine.binary, ...programDirectories.map(directory => `${directory}/dockerd`)];
    const found = await Promise.all(paths.map(async path => (path === null ? undefined : host.realpath(path))));
    return {
      daemons: [...new Set(found.filter(path => path !== undefined))],
      snap: (await host.stat('/snap/docker/current')) !== undefined,
      podmanDocker: await findPodmanDocker(host),
    };
  },
});

/** podman-docker brings a script of some lines that calls podman. */
async function findPodmanDocker(host: TracedSource): Promise<string | null> {
  for (const directory of programDirectories) {
    const path = `${directory}/docker`;
    const stat = await host.stat(path);
    if (stat?.type !== 'file') continue;
    if (stat.sizeBytes > largestScript) return null;
    const bytes = await host.read(path, { maxBytes: largestScript });
    const text = bytes ? decodeText(bytes) : '';
    return text.startsWith('#!') && /\bpodman\b/.test(text) ? path : null;
  }
  return null;
}
