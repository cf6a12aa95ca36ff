import type { HostSource, Reads } from '@hostlint/core';
import { decodeText } from '../decode-text.js';
import { atNextBoot } from '../next-boot.js';
import { parseUnitFile, type UnitEntry } from './unit-file.js';

/** Where the system manager looks for units, what wins first (systemd.unit(5), UNIT FILE LOAD PATH). */
export const unitDirectories = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
] as const;

export interface LocatedEntry extends UnitEntry {
  readonly path: string;
}

export interface LoadedUnit {
  readonly path: string;
  readonly dropIns: readonly string[];
  /** It is a link to /dev/null or empty: systemd does not start it. */
  readonly masked: boolean;
  /** Of the unit and then of its drop-ins. */
  readonly entries: readonly LocatedEntry[];
}

type UnitSource = Pick<HostSource, 'read' | 'list' | 'realpath' | 'stat'>;

/** What `loadUnit` asks for. */
export function unitReads(name: string): Reads {
  const type = name.slice(name.lastIndexOf('.') + 1);
  const folders = unitDirectories.flatMap(directory => [`${directory}/${name}.d`, `${directory}/${type}.d`]);
  const files = [...unitDirectories.map(directory => `${directory}/${name}`), ...folders.map(one => `${one}/*.conf`)];
  return { files, lists: folders };
}

/** Loads a unit of the system manager with its drop-ins; `undefined`: there is no such unit. */
export async function loadUnit(source: UnitSource, name: string): Promise<LoadedUnit | undefined> {
  const host = atNextBoot(source);
  for (const directory of unitDirectories) {
    const path = `${directory}/${name}`;
    const stat = await host.stat(path, { follow: false });
    if (!stat) continue;
    const dropIns = await findDropIns(host, name);
    if ((await host.realpath(path)) === '/dev/null') return { path, dropIns, masked: true, entries: [] };
    const bytes = await host.read(path);
    if (!bytes) continue;
    const entries = [...located(path, bytes)];
    for (const dropIn of dropIns)
      for (const one of located(dropIn, (await host.read(dropIn)) ?? new Uint8Array())) entries.push(one);
    return { path, dropIns, masked: bytes.length === 0, entries };
  }
  return undefined;
}

export async function hasUnit(host: UnitSource, name: string): Promise<boolean> {
  const unit = await loadUnit(host, name);
  return unit !== undefined && !unit.masked;
}

const located = (path: string, bytes: Uint8Array): readonly LocatedEntry[] =>
  parseUnitFile(decodeText(bytes)).map(({ section, key, value, line, text }) => ({
    section,
    key,
    value,
    line,
    text,
    path,
  }));

/** Drop-ins in the order in which they apply. Of one file name the first directory wins; a link to /dev/null takes it away. */
async function findDropIns(host: UnitSource, name: string): Promise<readonly string[]> {
  const type = name.slice(name.lastIndexOf('.') + 1);
  const found = new Map<string, string>();
  for (const folder of [`${name}.d`, `${type}.d`]) {
    for (const directory of unitDirectories) {
      for (const file of (await host.list(`${directory}/${folder}`)) ?? []) {
        if (file.endsWith('.conf') && !found.has(file)) found.set(file, `${directory}/${folder}/${file}`);
      }
    }
  }
  const paths: string[] = [];
  for (const file of [...found.keys()].sort()) {
    const path = found.get(file) as string;
    if ((await host.realpath(path)) !== '/dev/null' && (await host.stat(path))?.type === 'file') paths.push(path);
  }
  return paths;
}
