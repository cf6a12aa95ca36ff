import { defineFact, isUnknowable, type HostSource, type Reads, type UnknownReason } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { atNextBoot } from '../../shared/next-boot.js';
import {
  lastOfEachKey,
  parseSysctlFile,
  sysctlDirectories,
  type SysctlAssignment,
} from '../../shared/kernel/sysctl-config.js';

/** What files set sysctls to, at boot and whenever somebody has them read again. */
export interface SysctlFiles {
  /** As systemd-sysctl applies them at boot: the directories alone. */
  readonly boot: readonly SysctlAssignment[];
  /** As `sysctl --system` applies them: /etc/sysctl.conf comes last of all. */
  readonly system: readonly SysctlAssignment[];
  /** Files that may say more and could not be read. */
  readonly unread: readonly { readonly path: string; readonly reason: UnknownReason }[];
}

const last = '/etc/sysctl.conf';
const mostFiles = 1000;
const maxBytes = 1024 * 1024;

/** What `readSysctlFiles` asks for. */
export const sysctlFileReads = (): Reads => ({
  files: [...sysctlDirectories.map(directory => `${directory}/*.conf`), last].map(path => ({ path, maxBytes })),
  lists: sysctlDirectories.map(path => ({ path, limit: mostFiles })),
});

/**
 * Files count by name, whatever directory they are in, and of one name the first directory's.
 * Sources: systemd 252 sysctl.d(5), CONFIGURATION DIRECTORIES AND PRECEDENCE; procps-ng 4.0 sysctl(8), SYSTEM FILE PRECEDENCE, and
 * src/sysctl.c PreloadSystem. Debian up to 12 links /etc/sysctl.d/99-sysctl.conf to /etc/sysctl.conf, so that systemd reads it, too.
 */
export const sysctlFiles = defineFact({
  id: 'kernel/sysctl-files',
  summary: 'What sysctl.d and /etc/sysctl.conf set sysctls to, in the order in which that is applied.',
  privileges: 'A file that only root may read is missed without root.',
  reads: sysctlFileReads,
  collect: readSysctlFiles,
});

/** The same without the fact, for those whom it concerns on an image alone. */
export async function readSysctlFiles(source: Pick<HostSource, 'read' | 'list' | 'realpath'>): Promise<SysctlFiles> {
  const host = atNextBoot(source);
  const byName = new Map<string, string>();
  const unread: { path: string; reason: UnknownReason }[] = [];
  const read = async <T>(path: string, question: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await question();
    } catch (error) {
      if (!isUnknowable(error)) throw error;
      unread.push({ path, reason: error.reason });
      return undefined;
    }
  };
  for (const directory of sysctlDirectories) {
    const names = await read(directory, () => host.list(directory, { limit: mostFiles }));
    for (const name of names ?? [])
      if (name.endsWith('.conf') && !byName.has(name)) byName.set(name, `${directory}/${name}`);
  }
  const all: SysctlAssignment[] = [];
  for (const [, path] of [...byName].sort(([a], [b]) => (a < b ? -1 : 1)))
    all.push(...((await read(path, () => readFile(host, path))) ?? []));
  const conf = (await read(last, () => readFile(host, last))) ?? [];
  return { boot: lastOfEachKey(all), system: [...all, ...conf], unread };
}

async function readFile(
  host: Pick<HostSource, 'read' | 'realpath'>,
  path: string,
): Promise<readonly SysctlAssignment[]> {
  // A link to /dev/null takes the file of that name away.
  if ((await host.realpath(path)) === '/dev/null') return [];
  const bytes = await host.read(path, { maxBytes });
  return bytes ? parseSysctlFile(path, decodeText(bytes)) : [];
}
