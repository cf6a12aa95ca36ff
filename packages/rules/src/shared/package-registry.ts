/** Versions by the name of the package. Where several versions are installed (kernels), that of the last one. */
export type PackageVersions = ReadonlyMap<string, string>;

/** States in which a package's files are in place, all of them of the version that is named. */
const unpacked = new Set(['installed', 'triggers-pending', 'triggers-awaited', 'half-configured', 'unpacked']);

/**
 * Paragraphs of dpkg's status file, where the last one of a package and an architecture counts; what is there is what is unpacked, its
 * configuration may still be due. A paragraph without a status, as images without dpkg have them, is of an installed package.
 * Source: dpkg 1.21 dpkg(1) "Package states", deb-control(5); lib/dpkg/parse.c.
 */
export function parseDpkgStatus(text: string): PackageVersions {
  const found = new Map<string, { readonly name: string; readonly version: string | null }>();
  const none = { name: '', state: 'installed', version: '', architecture: '' };
  let one = { ...none };
  const end = (): void => {
    const { name, state, version, architecture } = one;
    const here = unpacked.has(state) && version !== '';
    if (name !== '') found.set(`${name}:${architecture}`, { name, version: here ? version : null });
    one = { ...none };
  };
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 ? text.length : newline;
    const value = (field: string): string | undefined =>
      text.startsWith(field, start) ? text.slice(start + field.length, stop).trim() : undefined;
    if (stop === start) end();
    // Only the first letters of most lines are looked at: the file has hundreds of thousands of them.
    switch (text.charCodeAt(start)) {
      case 80:
        one.name = value('Package: ') ?? one.name;
        break;
      case 83:
        one.state = value('Status: ')?.replace(/^.* /, '') ?? one.state;
        break;
      case 86:
        one.version = value('Version: ') ?? one.version;
        break;
      case 65:
        one.architecture = value('Architecture: ') ?? one.architecture;
        break;
    }
    start = stop + 1;
  }
  end();
  return new Map(
    [...found.values()].flatMap(({ name, version }) => (version === null ? [] : [[name, version] as const])),
  );
}

/** Alpine's registry: paragraphs of lines such as `P:name` and `V:1.2-r3`. Source: apk-tools 2.14 and 3.0 src/package.c, src/database.c apk_db_fdb_read. */
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
