/** The packages that bring the programs of engines, by program: Debian's and Ubuntu's, the vendors' own, and those of other distributions. */
export const enginePackages = {
  /** The last two are of Alpine, and of Amazon, Arch and SUSE. */
  dockerd: ['docker.io', 'docker-ce', 'moby-engine', 'docker-engine', 'docker'],
  containerd: ['containerd', 'containerd.io', 'moby-containerd'],
  podman: ['podman'],
  kubelet: ['kubelet'],
  kubeadm: ['kubeadm'],
  crio: ['cri-o'],
  'cri-dockerd': ['cri-dockerd'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const allEnginePackages: readonly string[] = Object.values(enginePackages).flat();
