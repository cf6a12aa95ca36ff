import { defineFact, type TracedSource } from '@hostlint/core';
import { atNextBoot } from '../../shared/next-boot.js';
import { daemonArguments } from './daemon-arguments.js';

/** What of Docker is started when the host boots. */
export interface DockerAtBoot {
  /** `socket`: only the socket that starts dockerd when somebody first asks it. */
  readonly at: 'boot' | 'first-use' | 'never';
  /** The link that has it started. */
  readonly link: string | null;
}

const directories = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
] as const;
const oldDirectory = '/lib/systemd/system';

/** Links of `systemctl enable` and `rc-update add`; a unit that another one asks for is not followed. */
export const dockerAtBoot = defineFact({
  id: 'docker/at-boot',
  summary: 'Whether Docker is started at boot; null where no service of systemd or OpenRC starts it.',
  reads: () => ({
    lists: ['/etc/runlevels', ...directories, oldDirectory],
    stats: [
      '/etc/runlevels/*/docker',
      ...[...directories, oldDirectory].flatMap(directory =>
        ['wants', 'requires', 'upholds'].flatMap(kind =>
          ['docker.service', 'docker.socket'].map(name => `${directory}/*.${kind}/${name}`),
        ),
      ),
    ],
  }),
  needs: { daemon: daemonArguments },
  async collect(host, { daemon }): Promise<DockerAtBoot | null> {
    if (daemon.manager === 'openrc') return judge(await findLink(host, ['/etc/runlevels'], 'docker', () => true), null);
    if (daemon.manager !== 'systemd' || daemon.masked) return null;
    const places = await unitDirectories(host);
    const isWanted = (name: string): boolean => ['.wants', '.requires', '.upholds'].some(end => name.endsWith(end));
    const service = await findLink(host, places, 'docker.service', isWanted);
    return judge(service, service === null ? await findLink(host, places, 'docker.socket', isWanted) : null);
  },
});

const judge = (service: string | null, socket: string | null): DockerAtBoot => ({
  at: service !== null ? 'boot' : socket !== null ? 'first-use' : 'never',
  link: service ?? socket,
});

async function unitDirectories(host: TracedSource): Promise<readonly string[]> {
  // /lib is a link to /usr/lib almost everywhere.
  return (await host.realpath(oldDirectory)) === oldDirectory ? [...directories, oldDirectory] : directories;
}

async function findLink(
  host: TracedSource,
  places: readonly string[],
  name: string,
  counts: (folder: string) => boolean,
): Promise<string | null> {
  for (const place of places) {
    for (const folder of ((await atNextBoot(host).list(place)) ?? []).filter(counts)) {
      const path = `${place}/${folder}/${name}`;
      if (!(await host.stat(path, { follow: false }))) continue;
      host.cite({ path });
      return path;
    }
  }
  return null;
}
