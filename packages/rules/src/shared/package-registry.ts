/** Versions by the name of the package. Where several versions are installed (kernels), the last one listed. */
export type PackageVersions = ReadonlyMap<string, string>;

/** dpkg's status file: paragraphs of fields; only what is installed counts. Source: dpkg 1.21 deb-control(5), dpkg-query(1) Status. */
export function parseDpkgStatus(text: string): PackageVersions {
  const versions = new Map<string, string>();
  let name: string | null = null;
  let installed = false;
  let start = 0;
  while (start <= text.length) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    // Only the first letters of most lines are looked at: the file has hundreds of thousands of them.
    const first = text.charCodeAt(start);
    if (stop === start) [name, installed] = [null, false];
    else if (first === 80 && text.startsWith('Package: ', start)) name = text.slice(start + 9, stop).trim();
    else if (first === 83 && text.startsWith('Status: ', start))
      installed = text.slice(start, stop).trimEnd().endsWith(' installed');
    else if (first === 86 && installed && name !== null && text.startsWith('Version: ', start))
      versions.set(name, text.slice(start + 9, stop).trim());
    start = stop + 1;
  }
  return versions;
}

/** Alpine's registry: paragraphs of lines such as `P:name` and `V:1.2-r3`. Source: apk-tools 2.14 src/package.c. */
export function parseApkInstalled(text: string): PackageVersions {
  const versions = new Map<string, string>();
  let name = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('P:')) name = line.slice(2).trim();
    else if (line.startsWith('V:') && name !== '') versions.set(name, line.slice(2).trim());
  }
  return versions;
}

/** A directory of pacman's registry, NAME-VERSION-RELEASE; the name may hold hyphens, the others not. */
export function parsePacmanName(directory: string): readonly [name: string, version: string] | null {
  const match = /^(.+)-([^-]+-[^-]+)$/.exec(directory);
  return match?.[1] !== undefined && match[2] !== undefined ? [match[1], match[2]] : null;
}

/** Lines of NAME, tab, VERSION-RELEASE. */
export function parseRpmList(text: string): PackageVersions {
  return new Map(
    text.split('\n').flatMap(line => {
      const [name = '', version = ''] = line.split('\t');
      return name !== '' && version !== '' ? [[name, version] as const] : [];
    }),
  );
}
