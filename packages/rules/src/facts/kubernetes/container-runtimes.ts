import { defineFact } from '@hostlint/core';
import { machinePrograms } from '../machine/programs.js';

/** A container runtime that the kubelet can talk to. */
export interface ContainerRuntime {
  readonly name: 'containerd' | 'CRI-O' | 'cri-dockerd';
  /** `null`: its program is not installed. */
  readonly program: string | null;
  /** Where kubeadm looks for it. */
  readonly socket: string;
  readonly listens: boolean;
}

const known = [
  { name: 'containerd', program: 'containerd', socket: '/run/containerd/containerd.sock' },
  { name: 'CRI-O', program: 'crio', socket: '/run/crio/crio.sock' },
  { name: 'cri-dockerd', program: 'cri-dockerd', socket: '/run/cri-dockerd.sock' },
] as const;

/** Source: kubernetes v1.37 cmd/kubeadm/app/constants/constants_unix.go, cmd/kubeadm/app/util/runtime/runtime.go detectCRISocketImpl. */
export const containerRuntimes = defineFact({
  id: 'kubernetes/container-runtimes',
  summary: 'The container runtimes that are installed, and the sockets that kubeadm would find.',
  needs: { programs: machinePrograms },
  async collect(host, { programs }): Promise<readonly ContainerRuntime[]> {
    return Promise.all(
      known.map(async ({ name, program, socket }) => {
        const listens = (await host.stat(socket))?.type === 'socket';
        return { name, program: programs.get(program) ?? null, socket, listens };
      }),
    );
  },
});
