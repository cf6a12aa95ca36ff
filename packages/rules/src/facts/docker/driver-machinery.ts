import { defineFact, isUnknowable, maybe, type HostSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { isFirstUserNamespace } from '../../shared/first-user-namespace.js';
import type { StorageInput } from '../../shared/docker-storage/input.js';
import { kernelFilesystems } from '../kernel/filesystems.js';
import { kernelRelease } from '../kernel/release.js';
import { programPaths } from '../machine/programs.js';

/** The programs and kernel parts of storage drivers other than overlay2. */
export const driverMachinery = defineFact({
  id: 'docker/driver-machinery',
  summary:
    'What storage drivers other than overlay2 need: fuse-overlayfs, zfs, aufs, device-mapper; and whether this is a user namespace.',
  reads: () => ({
    files: ['/proc/misc', '/proc/self/uid_map'],
    stats: [...programPaths('fuse-overlayfs', 'zfs'), '/proc/modules', '/dev/zfs'],
  }),
  needs: { filesystems: maybe(kernelFilesystems), release: maybe(kernelRelease) },
  async collect(host, { filesystems, release }): Promise<StorageInput['machine']> {
    const fuse = await isProgram(host, 'fuse-overlayfs');
    const since418 = release.known
      ? release.value.major > 4 || (release.value.major === 4 && release.value.minor >= 18)
      : null;
    const zfs = await isProgram(host, 'zfs');
    // A kernel that does not run yet may load what it likes.
    const modules = (await unlessOff(() => host.stat('/proc/modules'), true)) !== undefined;
    const misc = await text(host, '/proc/misc');
    const registered = filesystems.known && [...filesystems.value.keys()].some(name => name.includes('aufs'));
    return {
      userNamespace: await inUserNamespace(host),
      fuseOverlayfs: fuse && since418,
      zfs: zfs ? await unlessOff(async () => (await host.stat('/dev/zfs')) !== undefined, null) : zfs,
      aufs: registered || (filesystems.known && !modules ? false : null),
      // Where the module is loaded it still depends on udev and on the thin pool.
      devicemapper:
        misc !== undefined && !modules && !misc.split('\n').some(line => line.endsWith(' device-mapper'))
          ? false
          : null,
    };
  },
});

/** The PATH that systemd gives to services, with /sbin and /bin. */
const path = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

async function isProgram(host: HostSource, name: string): Promise<boolean> {
  for (const directory of path) {
    const stat = await host.stat(`${directory}/${name}`);
    if (stat?.type === 'file' && stat.mode & 0o111) return true;
  }
  return false;
}

/** Source: moby/sys/userns uidMapInUserNS: the first user namespace maps all ids to themselves; what an image boots runs in that one. */
async function inUserNamespace(host: HostSource): Promise<boolean | null> {
  const map = await text(host, '/proc/self/uid_map', '0 0 4294967295');
  return map === undefined ? null : !isFirstUserNamespace(map);
}

/** The answer, or this one where the source says that nothing runs. */
async function unlessOff<T, O>(question: () => Promise<T>, otherwise: O): Promise<T | O> {
  try {
    return await question();
  } catch (error) {
    if (isUnknowable(error) && error.reason === 'not-running') return otherwise;
    throw error;
  }
}

/** `off`: what stands for the answer where the source says that nothing runs. */
async function text(host: HostSource, file: string, off?: string): Promise<string | undefined> {
  try {
    const bytes = await host.read(file);
    return bytes && decodeText(bytes);
  } catch (error) {
    if (isUnknowable(error)) return error.reason === 'not-running' ? off : undefined;
    throw error;
  }
}
