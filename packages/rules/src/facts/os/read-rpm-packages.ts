import { isUnknowable, UnknowableError, type FileStat, type TracedSource } from '@hostlint/core';
import { parseRpmList, type PackageVersions } from '../../shared/package-registry.js';
import { readRpmNdb, readRpmSqlite } from '../../shared/rpm/read-rpm-database.js';
import { RpmFault } from '../../shared/rpm/rpm-fault.js';

export interface RpmRegistry {
  /** The database, or the command that listed it. */
  readonly registry: string;
  readonly versions: PackageVersions;
}

/** Where rpm keeps its database, the newer place first; on most hosts they are one by symlinks. */
export const rpmDirectories = ['/usr/lib/sysimage/rpm', '/var/lib/rpm', '/usr/share/rpm'];
export const rpmList = ['rpm', '-qa', '--queryformat', '%{NAME}\\t%{VERSION}-%{RELEASE}\\n'] as const;
/** By format: SQLite, rpm's own `ndb` (SUSE), Berkeley DB (up to RHEL 8). Source: rpm 4.18 lib/backend/{sqlite,ndb/glue,bdb_ro}.c. */
export const rpmFiles = { sqlite: 'rpmdb.sqlite', ndb: 'Packages.db', berkeley: 'Packages' } as const;
/** A database is held in memory as it is, once; those of large hosts have some 150 MB. */
export const rpmBytes = { database: 256 * 1024 * 1024, log: 128 * 1024 * 1024 };

interface Database {
  readonly path: string;
  readonly format: keyof typeof rpmFiles;
}

/** rpm's database is read as a file; where that cannot be, rpm is asked. `undefined`: rpm has no database here. */
export async function readRpmPackages(host: TracedSource): Promise<RpmRegistry | undefined> {
  try {
    const databases = await findDatabases(host);
    const [database] = databases;
    if (!database) return undefined;
    if (databases.length > 1) throw unsupported(`rpm may use ${databases.map(({ path }) => path).join(' or ')}`);
    return { registry: database.path, versions: await read(host, database) };
  } catch (error) {
    if (!isUnknowable(error)) throw error;
    return (await askRpm(host)) ?? refuse(error);
  }
}

async function findDatabases(host: TracedSource): Promise<readonly Database[]> {
  const found: Database[] = [];
  const seen = new Set<string>();
  for (const directory of rpmDirectories) {
    const names = new Set(await host.list(directory));
    const here = (Object.keys(rpmFiles) as Database['format'][]).filter(format => names.has(rpmFiles[format]));
    if (here.length === 0) continue;
    const real = (await host.realpath(directory)) ?? directory;
    if (seen.has(real)) continue;
    seen.add(real);
    found.push(...here.map(format => ({ path: `${directory}/${rpmFiles[format]}`, format })));
  }
  return found;
}

async function read(host: TracedSource, { path, format }: Database): Promise<PackageVersions> {
  if (format === 'berkeley') throw unsupported(`${path} is a Berkeley DB, which only rpm reads`);
  const log = `${path}-wal`;
  const watched = format === 'sqlite' ? [path, log] : [path];
  const before = await states(host, watched);
  try {
    if (format === 'ndb') return readRpmNdb(await bytesOf(host, path));
    if (((await host.stat(`${path}-journal`))?.sizeBytes ?? 0) > 0)
      throw unsupported(`${path} has a change that is to be rolled back`);
    const logged = await host.read(log, { maxBytes: rpmBytes.log });
    return readRpmSqlite(await bytesOf(host, path), logged);
  } catch (error) {
    if (error instanceof RpmFault)
      throw new UnknowableError('malformed', `${path} is not understood: ${error.message}`, { cause: error });
    throw error;
  } finally {
    // Without rpm's locks the two files could be of different moments.
    if ((await states(host, watched)) !== before) refuse(unsupported(`${path} changed while it was read`));
  }
}

/** What changes when a file is written; only a running machine writes. */
async function states(host: TracedSource, paths: readonly string[]): Promise<string> {
  if (host.kind !== 'live') return '';
  const found: (FileStat | undefined)[] = [];
  for (const path of paths) found.push(await host.stat(path));
  return JSON.stringify(found.map(stat => stat && [stat.inode, stat.sizeBytes, stat.modifiedMs, stat.changedMs]));
}

async function bytesOf(host: TracedSource, path: string): Promise<Uint8Array> {
  return (await host.read(path, { maxBytes: rpmBytes.database })) ?? refuse(unsupported(`${path} is gone`));
}

async function askRpm(host: TracedSource): Promise<RpmRegistry | undefined> {
  try {
    const result = await host.run(rpmList);
    if (result?.code !== 0) return undefined;
    return { registry: rpmList.slice(0, 2).join(' '), versions: parseRpmList(result.stdout) };
  } catch (error) {
    if (isUnknowable(error)) return undefined;
    throw error;
  }
}

const unsupported = (why: string): UnknowableError => new UnknowableError('unsupported', why);

function refuse(error: UnknowableError): never {
  throw error;
}
