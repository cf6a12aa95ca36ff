import { defineFact, maybe, parseEngineVersion } from '@hostlint/core';
import { atNextBoot } from '../../shared/next-boot.js';
import { machinePrograms, programPaths } from '../machine/programs.js';
import { mounts } from '../mounts/mounts.js';
import { enginePackages } from '../../shared/engine-packages.js';
import { dpkgStatus } from '../os/dpkg-status.js';
import { imagePackages } from '../os/image-packages.js';
import { packagedVersion, packagedVersionReads } from '../os/read-packaged-version.js';

/** A container runtime that the kubelet can talk to. */
export interface ContainerRuntime {
  readonly name: 'containerd' | 'CRI-O' | 'cri-dockerd';
  /** `null`: its program is not installed. */
  readonly program: string | null;
  /** As its package has it; `null`: not told without starting it. */
  readonly version: string | null;
  /** Where kubeadm looks for it. */
  readonly socket: string;
  readonly listens: boolean;
}

const known = [
  {
    name: 'containerd',
    program: 'containerd',
    packages: enginePackages.containerd,
    socket: '/run/containerd/containerd.sock',
  },
  { name: 'CRI-O', program: 'crio', packages: enginePackages.crio, socket: '/run/crio/crio.sock' },
  {
    name: 'cri-dockerd',
    program: 'cri-dockerd',
    packages: enginePackages['cri-dockerd'],
    socket: '/run/cri-dockerd.sock',
  },
] as const;

/** Source: kubernetes v1.37 cmd/kubeadm/app/constants/constants_unix.go, cmd/kubeadm/app/util/runtime/runtime.go detectCRISocketImpl. */
export const containerRuntimes = defineFact({
  id: 'kubernetes/container-runtimes',
  summary: 'The container runtimes that are installed, and the sockets that kubeadm would find.',
  reads: () => ({
    stats: [...known.map(({ socket }) => socket), ...programPaths(...known.map(({ program }) => program))],
    also: [packagedVersionReads(known.flatMap(({ packages }) => packages))],
  }),
  needs: { programs: machinePrograms, mounts: maybe(mounts), dpkg: maybe(dpkgStatus), image: maybe(imagePackages) },
  async collect(host, { programs, mounts, dpkg, image }): Promise<readonly ContainerRuntime[]> {
    return Promise.all(
      known.map(async ({ name, program, packages, socket }) => {
        // Where nothing runs nothing listens.
        const listens = (await atNextBoot(host).stat(socket))?.type === 'socket';
        const path = programs.get(program) ?? null;
        const all = mounts.known ? mounts.value : [];
        const version = path === null ? null : await packagedVersion(host, packages, path, all, dpkg, image);
        return { name, program: path, version: version && parseEngineVersion(version), socket, listens };
      }),
    );
  },
});
