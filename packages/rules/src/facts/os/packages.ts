import { defineFact, UnknowableError, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { dpkgStatus } from './dpkg-status.js';
import {
  parseApkInstalled,
  parseDpkgStatus,
  parsePacmanName,
  parseRpmList,
  type PackageVersions,
} from '../../shared/package-registry.js';

/** The packages that are installed, as the distribution's own registry has them. */
export interface OsPackages {
  readonly manager: 'dpkg' | 'rpm' | 'apk' | 'pacman';
  /** The file or the command that listed them. */
  readonly registry: string;
  /** Versions by name as the registry writes them: `1:2.3-4+deb12u1` (dpkg), `2.3-4.el9` (rpm). */
  readonly versions: PackageVersions;
}

const maxBytes = 64 * 1024 * 1024;
const apk = ['/lib/apk/db/installed', '/usr/lib/apk/db/installed'];
const pacman = '/var/lib/pacman/local';
// Where rpm keeps its own, in any of its formats; the newer place first.
const rpm = ['/usr/lib/sysimage/rpm', '/var/lib/rpm', '/usr/share/rpm'];
const rpmList = ['rpm', '-qa', '--queryformat', '%{NAME}\\t%{VERSION}-%{RELEASE}\\n'] as const;

/** A host with no registry that we know is unknown, never empty. */
export const osPackages = defineFact({
  id: 'os/packages',
  summary: 'The packages that are installed with their versions, as dpkg, rpm, apk or pacman has them.',
  needs: { dpkg: dpkgStatus },
  async collect(host, { dpkg }): Promise<OsPackages> {
    return (
      (dpkg === null ? null : fromDpkg(dpkg)) ??
      (await readApk(host)) ??
      (await readPacman(host)) ??
      (await askRpm(host)) ??
      refuse('no registry of dpkg, rpm, apk or pacman is here')
    );
  },
});

const fromDpkg = (text: string): OsPackages => ({
  manager: 'dpkg',
  registry: '/var/lib/dpkg/status',
  versions: parseDpkgStatus(text),
});

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

/** rpm's own formats are databases, so the program is asked; only on hosts that have such a database. */
async function askRpm(host: TracedSource): Promise<OsPackages | undefined> {
  for (const directory of rpm) {
    if (((await host.list(directory, { limit: 1 })) ?? []).length === 0) continue;
    const result = await host.run(rpmList);
    if (result?.code !== 0) return refuse(`${directory} is there, and rpm gave no list`);
    return { manager: 'rpm', registry: rpmList.slice(0, 2).join(' '), versions: parseRpmList(result.stdout) };
  }
  return undefined;
}

function refuse(why: string): never {
  throw new UnknowableError('unsupported', why);
}
