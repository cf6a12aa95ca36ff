import { defineFact } from '@hostlint/core';

/** The programs that facts and rules look for: of engines, of Kubernetes, and what those call. Whoever looks for another names it here. */
const sought = [
  'dockerd',
  'podman',
  'containerd',
  'crio',
  'cri-dockerd',
  'runc',
  'crun',
  'kubelet',
  'kubeadm',
  'k3s',
  'rke2',
  'k0s',
  'firewalld',
  'conntrack',
  'cp',
  'ethtool',
  'ip',
  'iptables',
  'losetup',
  'mount',
  'nsenter',
  'tc',
] as const;

export type ProgramName = (typeof sought)[number];

/** The path of each that is there, as a service with the usual PATH finds it. */
export type Programs = Pick<ReadonlyMap<ProgramName, string>, 'get' | 'has'>;

/** The PATH that systemd gives to services, with /sbin and /bin; what comes first wins. */
export const programDirectories = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

const mostNames = 20_000;

/** Where a program of one of these names may be. */
export const programPaths = (...names: readonly string[]): readonly string[] =>
  names.flatMap(name => programDirectories.map(directory => `${directory}/${name}`));

/** Names in the directories of PATH. Whether such a file can be run is not looked at: that would be a stat(2) for thousands. */
export const machinePrograms = defineFact({
  id: 'machine/programs',
  summary: 'The programs that matter to containers in the directories of the system’s PATH, each with its path.',
  reads: () => ({ lists: programDirectories.map(path => ({ path, limit: mostNames })) }),
  async collect(host): Promise<Programs> {
    const programs = new Map<ProgramName, string>();
    const wanted = new Set<string>(sought);
    const seen = new Set<string>();
    for (const directory of programDirectories) {
      // /bin and /sbin are links to their namesakes in /usr almost everywhere.
      const real = (await host.realpath(directory)) ?? directory;
      if (seen.has(real)) continue;
      seen.add(real);
      const found = ((await host.list(real, { limit: mostNames })) ?? []).filter(name => wanted.delete(name));
      for (const name of found) programs.set(name as ProgramName, `${directory}/${name}`);
    }
    host.cite({ path: 'PATH', text: programDirectories.join(':') });
    return programs;
  },
});
