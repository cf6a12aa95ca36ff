import type { PackageVersions } from '../package-registry.js';
import { sqliteRows, SqliteFault } from '../sqlite/read-sqlite.js';
import { ndbHeaders } from './ndb-headers.js';
import { mostPackages, RpmFault } from './rpm-fault.js';
import { readRpmHeader, type HeaderBytes } from './rpm-header.js';

/** rpm's database in the format of SQLite, with its write-ahead log. Source: rpm 4.18 lib/backend/sqlite.c. */
export function readRpmSqlite(file: Uint8Array, log: Uint8Array | undefined): PackageVersions {
  return versionsOf(() => sqliteHeaders(file, log));
}

/** rpm's database in its own format `ndb`. */
export function readRpmNdb(file: Uint8Array): PackageVersions {
  return versionsOf(() => ndbHeaders(file));
}

function* sqliteHeaders(file: Uint8Array, log: Uint8Array | undefined): Generator<HeaderBytes> {
  const rows = sqliteRows(file, 'Packages', log);
  if (!rows) throw new RpmFault('it has no table of packages');
  for (const row of rows) {
    const header = row.bytes(1);
    if (!header) throw new RpmFault('a package has no header');
    yield header;
  }
}

/** Headers come in the order in which they were installed. */
function versionsOf(headers: () => Iterable<HeaderBytes>): PackageVersions {
  const versions = new Map<string, string>();
  try {
    let count = 0;
    for (const header of headers()) {
      if (++count > mostPackages) throw new RpmFault(`it has more than ${mostPackages} packages`);
      const { name, version, release } = readRpmHeader(header);
      versions.set(name, `${version}-${release}`);
    }
  } catch (error) {
    if (error instanceof SqliteFault) throw new RpmFault(error.message, { cause: error });
    throw error;
  }
  return versions;
}
