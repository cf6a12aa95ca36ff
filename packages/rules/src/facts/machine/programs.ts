import { defineFact } from '@hostlint/core';

/** The system's programs: the path of each name, as a service with the usual PATH finds it. */
export type Programs = ReadonlyMap<string, string>;

/** The PATH that systemd gives to services, with /sbin and /bin; what comes first wins. */
export const programDirectories = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

const mostNames = 20_000;

/** Where a program of one of these names may be. */
export const programPaths = (...names: readonly string[]): readonly string[] =>
  names.flatMap(name => programDirectories.map(directory => `${directory}/${name}`));

/** Names in the directories of PATH. Whether such a file can be run is not looked at: that would be a stat(2) for thousands. */
export const machinePrograms = defineFact({
  id: 'machine/programs',
  summary: 'The programs in the directories of the system’s PATH, each with its path.',
  reads: () => ({ lists: programDirectories.map(path => ({ path, limit: mostNames })) }),
  async collect(host): Promise<Programs> {
    const programs = new Map<string, string>();
    const seen = new Set<string>();
    for (const directory of programDirectories) {
      // /bin and /sbin are links to their namesakes in /usr almost everywhere.
      const real = (await host.realpath(directory)) ?? directory;
      if (seen.has(real)) continue;
      seen.add(real);
      for (const name of (await host.list(real, { limit: mostNames })) ?? [])
        if (!programs.has(name)) programs.set(name, `${directory}/${name}`);
    }
    host.cite({ path: 'PATH', text: programDirectories.join(':') });
    return programs;
  },
});
