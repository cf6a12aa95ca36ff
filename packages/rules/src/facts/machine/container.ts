import { defineFact, isUnknowable, maybe, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { kernelRelease } from '../kernel/release.js';
import { versionString } from '../kernel/version-string.js';

export type ContainerKind = 'docker' | 'podman' | 'kubernetes' | 'lxc' | 'systemd-nspawn' | 'wsl2' | 'gvisor' | 'other';

/** What stands between this system and the kernel: then modules, modprobe's configuration and packages seen here are not the kernel's own. */
export interface MachineContainer {
  /** `null`: nothing does. */
  readonly kind: ContainerKind | null;
  readonly why: string;
}

// The kernel's first namespaces have fixed numbers: linux include/linux/proc_ns.h PROC_*_INIT_INO. The mount namespace is left out:
// systemd gives services one of their own, and `unshare -m` makes no container.
const firstNamespaces = { pid: 0xeffffffc, cgroup: 0xeffffffb, uts: 0xeffffffe, ipc: 0xefffffff };

export const machineContainer = defineFact({
  id: 'machine/container',
  summary: 'Whether this is a container, WSL2 or gVisor, where the kernel is somebody else’s.',
  needs: { release: maybe(kernelRelease), version: maybe(versionString) },
  async collect(host, { release, version }): Promise<MachineContainer> {
    const raw = release.known ? release.value.raw : '';
    // google/gvisor pkg/sentry/kernel/version/version.go: older versions say 4.4.0 and this date.
    const oldGvisor = raw === '4.4.0' && version.known && version.value.includes('Sun Jan 10 15:06:54 PST 2016');
    if (raw.endsWith('-gvisor') || oldGvisor) return { kind: 'gvisor', why: `the kernel calls itself ${raw}` };
    if (/WSL2/i.test(raw)) return { kind: 'wsl2', why: `the kernel is ${raw}` };
    const marker = await findMarker(host);
    const pid = await inodeOf(host, '/proc/self/ns/pid');
    if (pid === firstNamespaces.pid && (!marker || (await isInFirstNamespaces(host))))
      return { kind: null, why: 'this is the first PID namespace' };
    if (marker) return marker;
    // A namespace number of nothing real, as in recordings, says nothing.
    if (pid !== null && pid > 0xf0000000) return { kind: 'other', why: 'this is not the first PID namespace' };
    return { kind: null, why: 'nothing says that this is a container' };
  },
});

// A container may share the host's PID namespace; an image of a container may have become the root of a machine.
async function isInFirstNamespaces(host: TracedSource): Promise<boolean> {
  for (const [name, first] of Object.entries(firstNamespaces)) {
    const inode = await inodeOf(host, `/proc/self/ns/${name}`);
    if (inode !== null && inode !== first) return false;
  }
  return true;
}

async function findMarker(host: TracedSource): Promise<MachineContainer | null> {
  const named = await attempt(host.read('/run/systemd/container'));
  const name = named && decodeText(named).trim();
  if (name) return { kind: kindOf(name), why: `/run/systemd/container says "${name}"` };
  if (await attempt(host.stat('/run/.containerenv'))) return { kind: 'podman', why: '/run/.containerenv exists' };
  if (await attempt(host.stat('/var/run/secrets/kubernetes.io')))
    return { kind: 'kubernetes', why: 'it has the secrets of a pod' };
  if (await attempt(host.stat('/.dockerenv'))) return { kind: 'docker', why: '/.dockerenv exists' };
  if (await attempt(host.stat('/dev/lxd'))) return { kind: 'lxc', why: '/dev/lxd exists' };
  return null;
}

const kindOf = (name: string): ContainerKind => {
  if (name.startsWith('lxc')) return 'lxc';
  if (name === 'docker' || name === 'podman' || name === 'systemd-nspawn') return name;
  return 'other';
};

async function inodeOf(host: TracedSource, path: string): Promise<number | null> {
  return (await attempt(host.stat(path)))?.inode ?? null;
}

async function attempt<T>(question: Promise<T>): Promise<T | undefined> {
  try {
    return await question;
  } catch (error) {
    if (isUnknowable(error)) return undefined;
    throw error;
  }
}
