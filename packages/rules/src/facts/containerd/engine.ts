import { defineFact, isUnknowable, maybe, parseEngineVersion, type TracedSource } from '@hostlint/core';
import { newestContainerd } from '../../shared/containerd-config/traits.js';
import { knownOr } from '../../shared/known-or-null.js';
import { mounts } from '../mounts/mounts.js';
import { enginePackages } from '../../shared/engine-packages.js';
import { dpkgStatus } from '../os/dpkg-status.js';
import { imagePackages } from '../os/image-packages.js';
import { packagedVersion, packagedVersionReads } from '../os/read-packaged-version.js';
import { containerdDaemonArguments } from './daemon-arguments.js';

/** Which containerd is judged. */
export interface ContainerdEngine {
  /** Whether there is a containerd on this host; `null`: cannot be told, and the user named the version. */
  readonly installed: boolean | null;
  /** The version judged for: the one that the user gave, else the one found, else the newest known. */
  readonly version: string;
  readonly judgedFor: 'given' | 'found' | 'newest';
  /** The version with its vendor's suffix, such as `1.6.20~ds1`; `null`: not found out, or another one is judged. */
  readonly found: string | null;
  readonly binary: string | null;
}

const packages = enginePackages.containerd;

const directories = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

export const containerdEngine = defineFact({
  id: 'containerd/engine',
  summary: 'The containerd that is installed, and the version that is judged.',
  reads: () => ({
    stats: [...directories.map(directory => `${directory}/containerd`), '{configured}'],
    commands: [['containerd', '--version']],
    also: [packagedVersionReads(packages)],
  }),
  needs: {
    daemon: maybe(containerdDaemonArguments),
    mounts: maybe(mounts),
    dpkg: maybe(dpkgStatus),
    image: maybe(imagePackages),
  },
  async collect(host, { daemon, mounts, dpkg, image }, settings): Promise<ContainerdEngine> {
    const given = settings.engines['containerd'];
    const wanted = given === undefined ? null : parseEngineVersion(given);
    const looked = findBinary(host, daemon.known ? daemon.value.binary : null);
    // What is judged is what the user named, whether or not one can see that it is here.
    const seen = wanted === null ? await looked : await knownOr(looked, undefined);
    const binary = seen ?? null;
    const installed = seen === undefined ? null : seen !== null;
    if (wanted !== null) return { installed, version: wanted, judgedFor: 'given', found: null, binary };
    const all = mounts.known ? mounts.value : [];
    const found =
      binary && ((await packagedVersion(host, packages, binary, all, dpkg, image)) ?? (await versionOf(host, binary)));
    const version = found === null ? null : parseEngineVersion(found);
    return {
      installed,
      version: version ?? newestContainerd,
      judgedFor: version === null ? 'newest' : 'found',
      found,
      binary,
    };
  },
});

async function findBinary(host: TracedSource, fromUnit: string | null): Promise<string | null> {
  const places = [...(fromUnit === null ? [] : [fromUnit]), ...directories.map(directory => `${directory}/containerd`)];
  for (const place of places) if ((await host.stat(place))?.type === 'file') return place;
  return null;
}

/** Asks the binary; `containerd github.com/containerd/containerd v1.7.24 88bf19b`. Where programs cannot be run, the newest is judged. */
async function versionOf(host: TracedSource, binary: string): Promise<string | null> {
  try {
    const result = await host.run([binary, '--version']);
    return /^containerd \S+ v?(\d\S*)/m.exec(result?.stdout ?? '')?.[1] ?? null;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}
