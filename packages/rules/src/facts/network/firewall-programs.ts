import { defineFact, maybe, type HostSource } from '@hostlint/core';
import { daemonArguments } from '../docker/daemon-arguments.js';
import { programDirectories, programPaths } from '../machine/programs.js';

/** The programs that dockerd changes the firewall with: their paths, or `null`. */
export interface FirewallPrograms {
  readonly iptables: string | null;
  readonly ip6tables: string | null;
  readonly nft: string | null;
  /** The library that some builds of dockerd use in place of nft; looked for only where there is no nft. */
  readonly libnftables: string | null;
}

const programs = ['iptables', 'ip6tables', 'nft'];
const mostLibraries = 5000;
const libraries = ['/usr/lib64', '/lib64', '/usr/lib', '/lib'];

/** Source: Go os/exec LookPath: the first file in PATH that may be run. */
export const firewallPrograms = defineFact({
  id: 'network/firewall-programs',
  summary: 'The programs iptables, ip6tables and nft as dockerd finds them in its PATH.',
  reads: () => ({
    lists: [{ path: '/usr/lib', limit: mostLibraries }],
    stats: [
      ...programPaths(...programs),
      ...programs.map(name => `{configured}/${name}`),
      ...[...libraries, '/usr/lib/*-linux-gnu'].map(directory => `${directory}/libnftables.so.1`),
    ],
  }),
  needs: { daemon: maybe(daemonArguments) },
  async collect(host, { daemon }): Promise<FirewallPrograms> {
    const path = daemon.known ? daemon.value.environment['PATH']?.text.split(':') : undefined;
    const directories = path?.filter(directory => directory.startsWith('/')) ?? programDirectories;
    const find = async (name: string): Promise<string | null> => {
      for (const directory of directories.slice(0, 50)) {
        const stat = await host.stat(`${directory}/${name}`);
        if (stat && stat.type !== 'directory' && (stat.mode & 0o111) !== 0) return `${directory}/${name}`;
      }
      return null;
    };
    host.cite({ path: 'PATH', text: directories.join(':') });
    const nft = await find('nft');
    return {
      iptables: await find('iptables'),
      ip6tables: await find('ip6tables'),
      nft,
      libnftables: nft === null ? await findLibrary(host) : null,
    };
  },
});

/** Debian and Ubuntu have a directory for each architecture. */
async function findLibrary(host: HostSource): Promise<string | null> {
  const own = ((await host.list('/usr/lib', { limit: mostLibraries })) ?? []).filter(name =>
    name.endsWith('-linux-gnu'),
  );
  for (const directory of [...libraries, ...own.map(name => `/usr/lib/${name}`)])
    if (await host.stat(`${directory}/libnftables.so.1`)) return `${directory}/libnftables.so.1`;
  return null;
}
