import { defineFact, isUnknowable, maybe, type TracedSource, type UnknowableError } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { isOff, isOffReads } from '../../shared/is-off.js';
import { imageKind } from '../image/kind.js';
import { runningRelease } from '../kernel/running-release.js';
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
  reads: () => ({
    files: ['/run/systemd/container'],
    stats: [
      '/run/.containerenv',
      '/var/run/secrets/kubernetes.io',
      '/.dockerenv',
      '/dev/lxd',
      ...Object.keys(firstNamespaces).map(name => `/proc/self/ns/${name}`),
    ],
    also: [isOffReads],
  }),
  needs: { release: maybe(runningRelease), version: maybe(versionString), image: maybe(imageKind) },
  async collect(host, { release, version, image }): Promise<MachineContainer> {
    // What a container was made from may become the root of a machine, and that boots a kernel of its own.
    if (image.known && image.value.isImage && (await isOff(host)))
      return { kind: null, why: 'nothing runs here, and what boots is a machine' };
    const raw = release.known ? release.value.raw : '';
    // google/gvisor pkg/sentry/kernel/version/version.go: older versions say 4.4.0 and this date.
    const oldGvisor = raw === '4.4.0' && version.known && version.value.includes('Sun Jan 10 15:06:54 PST 2016');
    if (raw.endsWith('-gvisor') || oldGvisor) return { kind: 'gvisor', why: `the kernel calls itself ${raw}` };
    if (raw.toLowerCase().includes('wsl2')) return { kind: 'wsl2', why: `the kernel is ${raw}` };
    const { marker, refusal } = await findMarker(host);
    const pid = (await host.stat('/proc/self/ns/pid'))?.inode ?? null;
    const unmarked = marker === null && refusal === null;
    if (pid === firstNamespaces.pid && (unmarked || (await isInFirstNamespaces(host))))
      return { kind: null, why: 'this is the first PID namespace' };
    if (marker) return marker;
    if (refusal) throw refusal;
    // A namespace number of nothing real, as in recordings, says nothing.
    if (pid !== null && pid > 0xf0000000) return { kind: 'other', why: 'this is not the first PID namespace' };
    return { kind: null, why: 'nothing says that this is a container' };
  },
});

// A container may share the host's PID namespace; an image of a container may have become the root of a machine.
async function isInFirstNamespaces(host: TracedSource): Promise<boolean> {
  for (const [name, first] of Object.entries(firstNamespaces)) {
    const inode = (await host.stat(`/proc/self/ns/${name}`))?.inode;
    if (inode !== undefined && inode !== first) return false;
  }
  return true;
}

/** The first mark of a container, or why some could not be looked for. */
interface Marked {
  readonly marker: MachineContainer | null;
  readonly refusal: UnknowableError | null;
}

async function findMarker(host: TracedSource): Promise<Marked> {
  let refusal: UnknowableError | null = null;
  for (const look of markers) {
    try {
      const marker = await look(host);
      if (marker) return { marker, refusal };
    } catch (error) {
      if (!isUnknowable(error)) throw error;
      refusal ??= error;
    }
  }
  return { marker: null, refusal };
}

type Look = (host: TracedSource) => Promise<MachineContainer | null>;

const bySystemd: Look = async host => {
  const named = await host.read('/run/systemd/container');
  const name = named && decodeText(named).trim();
  return name ? { kind: kindOf(name), why: `/run/systemd/container says "${name}"` } : null;
};

const byFile =
  (path: string, kind: ContainerKind, why = `${path} exists`): Look =>
  async host =>
    (await host.stat(path)) ? { kind, why } : null;

const markers: readonly Look[] = [
  bySystemd,
  byFile('/run/.containerenv', 'podman'),
  byFile('/var/run/secrets/kubernetes.io', 'kubernetes', 'it has the secrets of a pod'),
  byFile('/.dockerenv', 'docker'),
  byFile('/dev/lxd', 'lxc'),
];

const kindOf = (name: string): ContainerKind => {
  if (name.startsWith('lxc')) return 'lxc';
  if (name === 'docker' || name === 'podman' || name === 'systemd-nspawn') return name;
  return 'other';
};
