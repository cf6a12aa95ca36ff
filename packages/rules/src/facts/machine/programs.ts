import { defineFact, type HostSource } from '@hostlint/core';

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

/** Where a program of one of these names may be. */
export const programPaths = (...names: readonly string[]): readonly string[] =>
  names.flatMap(name => programDirectories.map(directory => `${directory}/${name}`));

/**
 * Each is asked for by its paths: to list the directories would be to read some thousand names for twenty. Whether such a file can be run,
 * and where a link leads, is not looked at: that may be a place that this user may not see.
 */
export const machinePrograms = defineFact({
  id: 'machine/programs',
  summary: 'The programs that matter to containers in the directories of the system’s PATH, each with its path.',
  reads: () => ({ stats: programPaths(...sought) }),
  async collect(host): Promise<Programs> {
    const found = await Promise.all(sought.map(async name => [name, await pathOf(host, name)] as const));
    host.cite({ path: 'PATH', text: programDirectories.join(':') });
    return new Map(found.flatMap(([name, path]) => (path === null ? [] : [[name, path]])));
  },
});

async function pathOf(host: HostSource, name: ProgramName): Promise<string | null> {
  for (const path of programPaths(name)) {
    const stat = await host.stat(path, { follow: false });
    if (stat && stat.type !== 'directory') return path;
  }
  return null;
}
