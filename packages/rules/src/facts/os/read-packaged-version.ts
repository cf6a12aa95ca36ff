import { isUnknowable, type FactResult, type HostSource, type Reads } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import type { PackageVersions } from '../../shared/package-registry.js';
import { isOff, isOffReads } from '../../shared/is-off.js';
import { mountOf, type Mount } from '../../shared/filesystem/mountinfo.js';

const registry = '/var/lib/dpkg';

/** What `packagedVersion` asks for, but the program. */
export const packagedVersionReads = (packages: readonly string[]): Reads => ({
  files: packages.map(name => `${registry}/info/${name}.list`),
  also: [isOffReads],
});

/**
 * The version of a program by dpkg's registry, such as `20.10.24+dfsg1`, which spares starting the program; `null` where it is not
 * certain that the program is still that of one of the packages: then only the program can tell. It is certain when the package lists the
 * path, both lie on one mount, and nothing has touched the program since dpkg wrote the list (it does so after unpacking, and no
 * one can set a ctime back). Of a host that does not run times tell when it was copied, and its registry is what there is to go by.
 * Source: dpkg src/main/unpack.c process_archive (the list is written after the archive is unpacked); deb-version(7).
 */
export async function packagedVersion(
  host: HostSource,
  packages: readonly string[],
  binary: string,
  mounts: readonly Mount[],
  /** The fact os/dpkg-status. */
  status: FactResult<string | null>,
  /** The fact os/image-packages. */
  image: FactResult<PackageVersions | null>,
): Promise<string | null> {
  const text = status.known ? status.value : null;
  if (text === null) return image.known && image.value ? versionIn(image.value, packages, binary) : null;
  try {
    for (const name of packages) {
      const list = `${registry}/info/${name}.list`;
      const paths = await host.read(list);
      if (!paths || !decodeText(paths).split('\n').includes(binary)) continue;
      return (await isUntouched(host, binary, list, mounts)) ? findVersion(text, name) : null;
    }
    return null;
  } catch (error) {
    if (isUnknowable(error)) return null;
    throw error;
  }
}

/** Other registries are not asked for the files of a package: what lies where packages put programs is theirs. */
function versionIn(versions: PackageVersions, packages: readonly string[], binary: string): string | null {
  if (!/^\/usr\/s?bin\//.test(binary)) return null;
  const version = packages.map(name => versions.get(name)).find(found => found !== undefined);
  return version === undefined ? null : withoutRevision(version.replace(/^\d+:/, ''));
}

async function isUntouched(host: HostSource, binary: string, list: string, mounts: readonly Mount[]): Promise<boolean> {
  const [program, written] = [await host.stat(binary, { follow: false }), await host.stat(list, { follow: false })];
  if (program?.type !== 'file' || written?.type !== 'file' || (await host.realpath(binary)) !== binary) return false;
  if (await isOff(host)) return true;
  const mount = mountOf(mounts, binary);
  return mount !== undefined && mount === mountOf(mounts, list) && program.changedMs <= written.modifiedMs;
}

function findVersion(text: string, name: string): string | null {
  const first = `Package: ${name}\n`;
  let from = text.startsWith(first) ? 0 : -1;
  // The last one counts: what dpkg did not write into its file yet comes after it.
  for (let at = text.indexOf(`\n${first}`); at >= 0; at = text.indexOf(`\n${first}`, at + 1)) from = at;
  if (from < 0) return null;
  const end = text.indexOf('\n\n', from);
  const paragraph = text.slice(from, end < 0 ? undefined : end);
  if (!paragraph.includes('\nStatus: install ok installed\n')) return null;
  const version = /^Version: (?:\d+:)?(\S+)$/m.exec(paragraph)?.[1];
  return version === undefined ? null : withoutRevision(version);
}

const withoutRevision = (version: string): string =>
  version.includes('-') ? version.slice(0, version.lastIndexOf('-')) : version;
