import type { HostSource, Reads } from '@hostlint/core';
import type { MountUnit } from '../../shared/filesystem/predict-mounts.js';
import { loadUnit, type LoadedUnit } from '../../shared/systemd-unit/load-unit.js';

const directories = ['/etc/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'];
const targets = [
  'local-fs.target',
  'remote-fs.target',
  'multi-user.target',
  'docker.service',
  'containerd.service',
].flatMap(target => [`${target}.wants`, `${target}.requires`]);
const mostUnits = 100;

/** What `readMountUnits` asks for. */
export const mountUnitReads: Reads = {
  files: [
    '/etc/systemd/system',
    '/usr/local/lib/systemd/system',
    '/usr/lib/systemd/system',
    '/lib/systemd/system',
  ].flatMap(directory => [`${directory}/*.mount`, `${directory}/*.mount.d/*.conf`, `${directory}/mount.d/*.conf`]),
  lists: [
    ...directories.flatMap(directory => targets.map(target => ({ path: `${directory}/${target}`, limit: mostUnits }))),
    ...[...directories, '/usr/local/lib/systemd/system'].flatMap(directory => [
      `${directory}/*.mount.d`,
      `${directory}/mount.d`,
    ]),
  ],
};

/** The units that mount something when systemd boots. */
export async function readMountUnits(host: HostSource): Promise<readonly MountUnit[]> {
  const names = new Set<string>();
  for (const directory of directories)
    for (const target of targets)
      for (const name of (await host.list(`${directory}/${target}`, { limit: mostUnits })) ?? [])
        if (name.endsWith('.mount')) names.add(name);
  const units: MountUnit[] = [];
  for (const name of [...names].sort()) {
    const unit = await loadUnit(host, name);
    const mount = unit && !unit.masked ? mountOf(unit) : undefined;
    if (mount) units.push(mount);
  }
  return units;
}

function mountOf({ path, entries }: LoadedUnit): MountUnit | undefined {
  const find = (key: string) => entries.findLast(entry => entry.section === 'Mount' && entry.key === key);
  const [where, what] = [find('Where'), find('What')];
  if (!where?.value.startsWith('/') || !what) return undefined;
  const options = find('Options')?.value;
  return {
    source: what.value,
    mountPoint: where.value.replace(/(?<=[^/])\/+$/, ''),
    type: find('Type')?.value || 'auto',
    options: options ? options.split(',') : ['defaults'],
    evidence: { path: where.path || path, line: where.line, text: where.text },
  };
}
