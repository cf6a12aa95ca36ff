import { defineFact } from '@hostlint/core';
import { machinePrograms, type ProgramName } from './programs.js';

/** What the host seems meant for. */
export interface MachinePurpose {
  /** The presets that fit; docker alone where nothing tells. */
  readonly presets: readonly string[];
  /** For people: "dockerd and podman are installed". */
  readonly why: string;
}

// The program that tells, and what it tells.
const programs = {
  kubernetes: ['kubelet', 'kubeadm', 'k3s', 'rke2'],
  docker: ['dockerd'],
  podman: ['podman'],
  containerd: ['containerd'],
} as const;
const snap = '/snap/docker/current';

/** Kubernetes' own preset has containerd's rules, and dockerd brings a containerd of its own, so containerd counts only alone. */
export const machinePurpose = defineFact({
  id: 'machine/purpose',
  summary: 'What the host seems meant for, told from the container programs that are installed.',
  reads: { stats: [snap] },
  needs: { programs: machinePrograms },
  async collect(host, { programs: installed }): Promise<MachinePurpose> {
    const found = (names: readonly ProgramName[]): string | undefined => names.find(name => installed.has(name));
    const kubernetes = found(programs.kubernetes);
    const docker = found(programs.docker) ?? ((await host.stat(snap)) ? 'the docker snap' : undefined);
    const podman = found(programs.podman);
    const containerd = kubernetes === undefined && docker === undefined ? found(programs.containerd) : undefined;
    const told = Object.entries({ docker, containerd, podman, kubernetes }).filter(
      ([, program]) => program !== undefined,
    );
    if (told.length === 0) return { presets: ['docker'], why: 'nothing installed tells what it is meant for' };
    const names = told.map(([, program]) => program);
    const why = `${names.slice(0, -1).join(', ')}${names.length > 1 ? ' and ' : ''}${names.at(-1)} ${names.length > 1 ? 'are' : 'is'} installed`;
    return { presets: told.map(([preset]) => preset), why };
  },
});
