import type { HostSource, Reads } from '@hostlint/core';
import { atNextBoot } from '../../shared/next-boot.js';
import { hasUnit, unitDirectories, unitReads } from '../../shared/systemd-unit/load-unit.js';

const mostUnits = 20_000;

/** What `enablingLink` asks for. */
export const enablementReads = (unit: string): Reads => ({
  lists: unitDirectories.map(path => ({ path, limit: mostUnits })),
  stats: unitDirectories.flatMap(directory => ['wants', 'requires'].map(kind => `${directory}/*.${kind}/${unit}`)),
  also: [unitReads(unit)],
});

/** The link by which a target starts a unit at boot; `null`: none does, or there is no such unit. */
export async function enablingLink(
  source: Pick<HostSource, 'read' | 'list' | 'realpath' | 'stat'>,
  unit: string,
): Promise<string | null> {
  const host = atNextBoot(source);
  // Most hosts lack the unit, and to look for it costs less than to look into all directories of links.
  let found = false;
  for (const directory of unitDirectories) found ||= (await host.stat(`${directory}/${unit}`)) !== undefined;
  if (!found) return null;
  for (const directory of unitDirectories) {
    for (const name of (await host.list(directory, { limit: mostUnits })) ?? []) {
      if (!/\.(?:wants|requires)$/.test(name)) continue;
      const link = `${directory}/${name}/${unit}`;
      if (await host.stat(link, { follow: false })) return (await hasUnit(host, unit)) ? link : null;
    }
  }
  return null;
}
