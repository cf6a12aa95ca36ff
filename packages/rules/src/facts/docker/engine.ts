import {
  defineFact,
  isUnknowable,
  maybe,
  parseEngineVersion,
  UnknowableError,
  type TracedSource,
} from '@hostlint/core';
import { newestEngine } from '../../shared/docker-options/engine-version.js';
import { mounts } from '../mounts/mounts.js';
import { dpkgStatus } from '../os/dpkg-status.js';
import { packagedVersion, packagedVersionReads } from '../os/read-packaged-version.js';
import { daemonArguments } from './daemon-arguments.js';

/** Which dockerd is judged. */
export interface DockerEngine {
  /** Whether there is a dockerd on this host. */
  readonly installed: boolean;
  /** The version judged for, as three numbers: the one that the user gave, else the one found, else the newest known. */
  readonly version: string;
  readonly judgedFor: 'given' | 'found' | 'newest';
  /** The version as the binary gives it, with its vendor's suffix, such as `20.10.24+dfsg1`; `null`: not found out. */
  readonly found: string | null;
  readonly binary: string | null;
}

/** The Debian packages that bring dockerd: Debian's and Ubuntu's, Docker's own, Microsoft's. */
const packages = ['docker.io', 'docker-ce', 'moby-engine'];

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
  needs: { daemon: maybe(daemonArguments), mounts: maybe(mounts), dpkg: maybe(dpkgStatus) },
  async collect(host, { daemon, mounts, dpkg }, settings): Promise<DockerEngine> {
    const binary = await findBinary(host, daemon.known ? daemon.value.binary : null);
    const given = settings.engines.docker;
    const wanted = given === undefined ? null : parseEngineVersion(given);
    if (wanted !== null)
      return { installed: binary !== null, version: wanted, judgedFor: 'given', found: null, binary };
    // The unit may start another dockerd than the one in PATH.
    if (!daemon.known && daemon.reason !== 'unsupported') throw new UnknowableError(daemon.reason, daemon.detail);
    const all = mounts.known ? mounts.value : [];
    const found =
      binary === null
        ? null
        : ((await packagedVersion(host, packages, binary, all, dpkg)) ?? (await versionOf(host, binary)));
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
