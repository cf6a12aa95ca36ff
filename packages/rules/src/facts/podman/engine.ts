import {
  defineFact,
  isUnknowable,
  maybe,
  parseEngineVersion,
  type FactResult,
  type TracedSource,
} from '@hostlint/core';
import { newestPodman, storageLibrary, type PodmanBuild } from '../../shared/podman/podman-version.js';
import { knownOr } from '../../shared/known-or-null.js';
import { mounts } from '../mounts/mounts.js';
import { enginePackages } from '../../shared/engine-packages.js';
import { dpkgStatus } from '../os/dpkg-status.js';
import { imagePackages } from '../os/image-packages.js';
import { packagedVersion, packagedVersionReads } from '../os/read-packaged-version.js';
import { osRelease, type OsRelease } from '../os/release.js';

/** Which podman is judged. */
export interface PodmanEngine {
  /** Whether there is a podman on this host; `null`: cannot be told, and the user named the version. */
  readonly installed: boolean | null;
  /** Whether anything about podman matters here: it is installed, or this run judges it. */
  readonly concerned: boolean;
  /** The version judged for: the one that the user gave, else the one found, else the newest known. */
  readonly version: string;
  readonly judgedFor: 'given' | 'found' | 'newest';
  /** The version as it was found, with its vendor's suffix, such as `4.3.1+ds1`; `null`: not found out. */
  readonly found: string | null;
  readonly binary: string | null;
  readonly build: PodmanBuild;
  /** The version of containers/storage in it. */
  readonly library: string;
}

/** The PATH of a root shell. */
const directories = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

export const podmanEngine = defineFact({
  id: 'podman/engine',
  summary: 'The podman that is installed, and the version that is judged.',
  reads: () => ({
    stats: directories.map(directory => `${directory}/podman`),
    commands: [['podman', '--version']],
    also: [packagedVersionReads(enginePackages.podman)],
  }),
  needs: { mounts: maybe(mounts), dpkg: maybe(dpkgStatus), image: maybe(imagePackages), os: maybe(osRelease) },
  async collect(host, { mounts, dpkg, image, os }, settings): Promise<PodmanEngine> {
    const given = settings.engines['podman'];
    const looked = findBinary(host);
    // What is judged is what the user named, whether or not one can see that it is here.
    const seen = given === undefined ? await looked : await knownOr(looked, undefined);
    const binary = seen ?? null;
    const presence = {
      installed: seen === undefined ? null : seen !== null,
      concerned: seen !== null || settings.judged.includes('podman'),
      binary,
    };
    const wanted = given === undefined ? null : parseEngineVersion(given);
    const packaged =
      binary &&
      (await packagedVersion(host, enginePackages.podman, binary, mounts.known ? mounts.value : [], dpkg, image));
    if (wanted !== null) {
      const build = given?.includes('+ds') ? 'debian' : buildOf(packaged, os);
      return { ...judged(wanted, build), ...presence, judgedFor: 'given', found: null };
    }
    const found = binary === null ? null : (packaged ?? (await versionOf(host, binary)));
    const version = found === null ? null : parseEngineVersion(found);
    return {
      ...judged(version ?? newestPodman, buildOf(packaged, os)),
      ...presence,
      judgedFor: version === null ? 'newest' : 'found',
      found,
    };
  },
});

const judged = (version: string, build: PodmanBuild) => ({ version, build, library: storageLibrary(version, build) });

/** Debian leaves out what podman vendors and says so in the version. Where no package tells, the distribution's own podman is meant. */
function buildOf(packaged: string | null, os: FactResult<OsRelease>): PodmanBuild {
  if (packaged !== null) return packaged.includes('+ds') ? 'debian' : 'other';
  if (!os.known) return null;
  return os.value.family === 'debian' ? 'debian' : 'other';
}

async function findBinary(host: TracedSource): Promise<string | null> {
  for (const directory of directories) {
    const path = `${directory}/podman`;
    if ((await host.stat(path))?.type === 'file') return path;
  }
  return null;
}

/** Asks the binary. Where programs cannot be run (an image, a snapshot), the version stays unknown and the newest is judged. */
async function versionOf(host: TracedSource, binary: string): Promise<string | null> {
  try {
    const result = await host.run([binary, '--version']);
    return /^podman version ([^\s,]+)/m.exec(result?.stdout ?? '')?.[1] ?? null;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
