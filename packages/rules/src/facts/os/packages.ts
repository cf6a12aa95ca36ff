import { defineFact, UnknowableError, type Reads, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { dpkgReads, readDpkgStatus } from './dpkg-status.js';
import {
  parseApkInstalled,
  parseDpkgStatus,
  parsePacmanName,
  type PackageVersions,
} from '../../shared/package-registry.js';
import { readRpmPackages, rpmBytes, rpmDirectories, rpmFiles, rpmList } from './read-rpm-packages.js';

/** The packages that are installed, as the distribution's own registry has them. */
export interface OsPackages {
  readonly manager: 'dpkg' | 'rpm' | 'apk' | 'pacman';
  /** The file or the command that listed them. */
  readonly registry: string;
  /** Versions by name as the registry writes them: `1:2.3-4+deb12u1` (dpkg), `2.3-4.el9` (rpm). */
  readonly versions: PackageVersions;
}

const maxBytes = 64 * 1024 * 1024;
/** Images made without dpkg (distroless) have a file for each package in place of the registry. */
const dpkgParts = '/var/lib/dpkg/status.d';
const apk = ['/lib/apk/db/installed', '/usr/lib/apk/db/installed'];
const pacman = '/var/lib/pacman/local';

/** What `readOsPackages` asks for. */
export const osPackagesReads: Reads = {
  files: [
    `${dpkgParts}/*`,
    ...apk.map(path => ({ path, maxBytes })),
    ...rpmDirectories.flatMap(at => [
      { path: `${at}/${rpmFiles.sqlite}`, maxBytes: rpmBytes.database },
      { path: `${at}/${rpmFiles.sqlite}-wal`, maxBytes: rpmBytes.log },
      { path: `${at}/${rpmFiles.ndb}`, maxBytes: rpmBytes.database },
    ]),
  ],
  lists: [dpkgParts, pacman, ...rpmDirectories],
  stats: rpmDirectories.flatMap(at => [at, `${at}/${rpmFiles.sqlite}-journal`]),
  commands: [rpmList],
};

/** A host with no registry that we know is unknown, never empty. */
export const osPackages = defineFact({
  id: 'os/packages',
  summary: 'The packages that are installed with their versions, as dpkg, rpm, apk or pacman has them.',
  reads: { ...osPackagesReads, also: [dpkgReads] },
  collect: async (host): Promise<OsPackages> => readOsPackages(host, await readDpkgStatus(host)),
});

/** @param dpkg the text of dpkg's registry; null where dpkg keeps none */
export async function readOsPackages(host: TracedSource, dpkg: string | null): Promise<OsPackages> {
  return (
    (dpkg === null ? await readDpkgParts(host) : fromDpkg(dpkg)) ??
    (await readApk(host)) ??
    (await readPacman(host)) ??
    (await readRpm(host)) ??
    refuse('no registry of dpkg, rpm, apk or pacman is here')
  );
}

const fromDpkg = (text: string): OsPackages => ({
  manager: 'dpkg',
  registry: '/var/lib/dpkg/status',
  versions: parseDpkgStatus(text),
});

async function readDpkgParts(host: TracedSource): Promise<OsPackages | undefined> {
  const names = ((await host.list(dpkgParts)) ?? []).filter(name => !name.endsWith('.md5sums'));
  if (names.length === 0) return undefined;
  if (names.length > 10_000) refuse(`${dpkgParts} has too many files`);
  const parts: string[] = [];
  for (const name of names) {
    const bytes = await host.read(`${dpkgParts}/${name}`, { maxBytes: 1024 * 1024 });
    if (bytes) parts.push(decodeText(bytes));
  }
  return { manager: 'dpkg', registry: dpkgParts, versions: parseDpkgStatus(parts.join('\n\n')) };
}

async function readApk(host: TracedSource): Promise<OsPackages | undefined> {
  for (const registry of apk) {
    const bytes = await host.read(registry, { maxBytes });
    if (bytes) return { manager: 'apk', registry, versions: parseApkInstalled(decodeText(bytes)) };
  }
  return undefined;
}

async function readPacman(host: TracedSource): Promise<OsPackages | undefined> {
  const names = await host.list(pacman);
  if (!names) return undefined;
  const versions = new Map<string, string>();
  for (const [name, version] of names.map(parsePacmanName).filter(found => found !== null)) versions.set(name, version);
  return { manager: 'pacman', registry: pacman, versions };
}

async function readRpm(host: TracedSource): Promise<OsPackages | undefined> {
  const found = await readRpmPackages(host);
  return found && { manager: 'rpm', ...found };
}

function refuse(why: string): never {
  throw new UnknowableError('unsupported', why);
}
