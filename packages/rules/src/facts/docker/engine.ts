import {
  defineFact,
  isUnknowable,
  maybe,
  parseEngineVersion,
  UnknowableError,
  type TracedSource,
} from '@hostlint/core';
import { newestEngine } from '../../shared/docker-options/engine-version.js';
import { knownOr } from '../../shared/known-or-null.js';
import { mounts } from '../mounts/mounts.js';
import { enginePackages } from '../../shared/engine-packages.js';
import { dpkgStatus } from '../os/dpkg-status.js';
import { imagePackages } from '../os/image-packages.js';
import { packagedVersion, packagedVersionReads } from '../os/read-packaged-version.js';
import { daemonArguments } from './daemon-arguments.js';

/** Which dockerd is judged. */
export interface DockerEngine {
  /** Whether there is a dockerd on this host; `null`: cannot be told, and the user named the version. */
  readonly installed: boolean | null;
  /** The version judged for, as three numbers: the one that the user gave, else the one found, else the newest known. */
  readonly version: string;
  readonly judgedFor: 'given' | 'found' | 'newest';
  /** The version as the binary gives it, with its vendor's suffix, such as `20.10.24+dfsg1`; `null`: not found out. */
  readonly found: string | null;
  readonly binary: string | null;
}

const packages = enginePackages.dockerd;
const directories = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The Docker Engine of this host and the version that it is judged for. */
export const dockerEngine = defineFact({
  id: 'docker/engine',
  summary: 'The Docker Engine that is installed, and the version that is judged.',
  reads: () => ({
    stats: [...directories.map(directory => `${directory}/dockerd`), '{configured}'],
    commands: [['dockerd', '--version']],
    also: [packagedVersionReads(packages)],
  }),
  needs: {
    daemon: maybe(daemonArguments),
    mounts: maybe(mounts),
    dpkg: maybe(dpkgStatus),
    image: maybe(imagePackages),
  },
  async collect(host, { daemon, mounts, dpkg, image }, settings): Promise<DockerEngine> {
    const given = settings.engines.docker;
    const wanted = given === undefined ? null : parseEngineVersion(given);
    const looked = findBinary(host, daemon.known ? daemon.value.binary : null);
    // What is judged is what the user named, whether or not one can see that it is here.
    if (wanted !== null) {
      const binary = await knownOr(looked, undefined);
      const installed = binary === undefined ? null : binary !== null;
      return { installed, version: wanted, judgedFor: 'given', found: null, binary: binary ?? null };
    }
    const binary = await looked;
    // The unit may start another dockerd than the one in PATH.
    if (!daemon.known && daemon.reason !== 'unsupported') throw new UnknowableError(daemon.reason, daemon.detail);
    const all = mounts.known ? mounts.value : [];
    const found =
      binary === null
        ? null
        : ((await packagedVersion(host, packages, binary, all, dpkg, image)) ?? (await versionOf(host, binary)));
    const version = found === null ? null : parseEngineVersion(found);
    return {
      installed: binary !== null,
      version: version ?? newestEngine,
      judgedFor: version === null ? 'newest' : 'found',
      found,
      binary,
    };
  },
});

async function findBinary(host: TracedSource, fromUnit: string | null): Promise<string | null> {
  const places = [...(fromUnit === null ? [] : [fromUnit]), ...directories.map(directory => `${directory}/dockerd`)];
  for (const place of places) if ((await host.stat(place))?.type === 'file') return place;
  return null;
}

/** Asks the binary. Where programs cannot be run (an image, a snapshot), the version stays unknown and the newest is judged. */
async function versionOf(host: TracedSource, binary: string): Promise<string | null> {
  try {
    const result = await host.run([binary, '--version']);
    return /^Docker version ([^\s,]+)/m.exec(result?.stdout ?? '')?.[1] ?? null;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
