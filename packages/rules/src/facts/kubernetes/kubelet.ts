import {
  defineFact,
  isUnknowable,
  maybe,
  parseEngineVersion,
  UnknowableError,
  type TracedSource,
} from '@hostlint/core';
import { newestKubernetes } from '../../shared/kubernetes/kubelet-version.js';
import { machinePrograms, programPaths, type Programs } from '../machine/programs.js';
import { mounts } from '../mounts/mounts.js';
import { enginePackages } from '../../shared/engine-packages.js';
import { dpkgStatus } from '../os/dpkg-status.js';
import { imagePackages } from '../os/image-packages.js';
import { packagedVersion, packagedVersionReads } from '../os/read-packaged-version.js';
import { kubeletArguments } from './kubelet-arguments.js';

/** Programs that have a kubelet inside and look after their host themselves. */
export type KubernetesBundle = 'k3s' | 'rke2' | 'k0s' | 'microk8s';

/** What this host has of Kubernetes. */
export interface Kubelet {
  /** The kubelet's program; `null`: it is not installed. */
  readonly binary: string | null;
  readonly bundle: KubernetesBundle | null;
  /** The version judged for: the one that the user gave, else the one found, else, where none is installed, the newest known; `null`: it cannot be told. */
  readonly version: string | null;
  readonly judgedFor: 'given' | 'found' | 'newest' | 'unknown';
  readonly kubeadm: string | null;
  /** As the package has it; `null`: not told without starting it. */
  readonly kubeadmVersion: string | null;
}

export const kubelet = defineFact({
  id: 'kubernetes/kubelet',
  summary:
    'The kubelet and kubeadm that are installed, or what brings a kubelet inside, and the version that is judged.',
  reads: () => ({
    stats: [
      ...programPaths('kubelet', 'kubeadm'),
      '/opt/bin/kubelet',
      '{configured}',
      '/opt/rke2/bin/rke2',
      '/snap/microk8s/current',
    ],
    commands: [['kubelet', '--version']],
    also: [packagedVersionReads([...enginePackages.kubelet, ...enginePackages.kubeadm])],
  }),
  needs: {
    programs: machinePrograms,
    unit: maybe(kubeletArguments),
    mounts: maybe(mounts),
    dpkg: maybe(dpkgStatus),
    image: maybe(imagePackages),
  },
  async collect(host, { programs, unit, mounts, dpkg, image }, settings): Promise<Kubelet> {
    const binary = await findBinary(host, programs.get('kubelet') ?? (unit.known ? unit.value.binary : null));
    const bundle = binary === null ? await findBundle(host, programs) : null;
    // The unit alone knows of a kubelet that lies elsewhere.
    if (binary === null && bundle === null && !unit.known) throw new UnknowableError(unit.reason, unit.detail);
    const kubeadm = programs.get('kubeadm') ?? null;
    const all = mounts.known ? mounts.value : [];
    const packaged = async (name: 'kubelet' | 'kubeadm', path: string | null): Promise<string | null> =>
      path === null ? null : await packagedVersion(host, enginePackages[name], path, all, dpkg, image);
    const kubeadmVersion = await packaged('kubeadm', kubeadm);
    const base = { binary, bundle, kubeadm, kubeadmVersion: kubeadmVersion && parseEngineVersion(kubeadmVersion) };
    const given = settings.engines.kubelet;
    const wanted = given === undefined ? null : parseEngineVersion(given);
    if (wanted !== null) return { ...base, version: wanted, judgedFor: 'given' };
    if (bundle !== null) return { ...base, version: null, judgedFor: 'unknown' };
    if (binary === null) return { ...base, version: base.kubeadmVersion ?? newestKubernetes, judgedFor: 'newest' };
    const found = (await packaged('kubelet', binary)) ?? (await versionOf(host, binary));
    const version = found === null ? null : parseEngineVersion(found);
    return { ...base, version, judgedFor: version === null ? 'unknown' : 'found' };
  },
});

async function findBinary(host: TracedSource, path: string | null): Promise<string | null> {
  // Flatcar's /usr is read-only, so programs that are added go to /opt.
  for (const place of [path ?? '/usr/bin/kubelet', '/opt/bin/kubelet'])
    if ((await host.stat(place))?.type === 'file') return place;
  return null;
}

async function findBundle(host: TracedSource, programs: Programs): Promise<KubernetesBundle | null> {
  const found = (['k3s', 'rke2', 'k0s'] as const).find(name => programs.has(name));
  if (found) return found;
  if (await host.stat('/opt/rke2/bin/rke2')) return 'rke2';
  return (await host.stat('/snap/microk8s/current')) ? 'microk8s' : null;
}

/** Asks the program, where no package tells: it takes as long as all the rest. */
async function versionOf(host: TracedSource, binary: string): Promise<string | null> {
  try {
    const result = await host.run([binary, '--version']);
    return /^Kubernetes v(\S+)/m.exec(result?.stdout ?? '')?.[1] ?? null;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
