import type { Evidence, HostSource, Reads } from '@hostlint/core';
import { isSince } from '../../shared/docker-options/engine-version.js';
import type { PodmanEnvironment } from './environment.js';

/** The storage.conf that podman reads as root. */
export interface StorageConfFiles {
  readonly files: readonly string[];
  /** Whether a variable names it. */
  readonly named: boolean;
  /** The file that a variable names and that is not there. */
  readonly missing: { readonly path: string; readonly evidence: Evidence } | null;
}

export const largestStorageConf = 1024 * 1024;
const mostDropIns = 500;
const folders = [
  ...['/etc', '/usr/share'].map(place => `${place}/containers/storage.rootful.conf.d`),
  ...['/etc', '/usr/share', '{home}/.config', '{configured}'].map(place => `${place}/containers/storage.conf.d`),
];

/** What `storageConfFiles` asks for, and the files that it finds. */
export const storageConfReads = (): Reads => ({
  files: [
    ...['/etc', '/usr/share', '{home}/.config', '{configured}'].map(place => `${place}/containers/storage.conf`),
    ...folders.map(folder => `${folder}/*.conf`),
    '{configured}',
  ].map(path => ({ path, maxBytes: largestStorageConf })),
  lists: folders.map(path => ({ path, limit: mostDropIns })),
  stats: folders.map(folder => `${folder}/*`),
});

/**
 * Finds them. Before 1.63 one file counts: the named one, that of XDG_CONFIG_HOME, that of /etc, that of /usr/share. Since then root's
 * home comes first as well, and drop-ins are read after the file.
 * Source: containers/storage v1.43.0, v1.57.2 types/options.go loadDefaultStoreOptions; v1.64.0 pkg/configfile/parse.go getSearchPaths.
 */
export async function storageConfFiles(
  host: HostSource,
  library: string,
  { variables, home }: PodmanEnvironment,
): Promise<StorageConfFiles> {
  const named = variables.get('CONTAINERS_STORAGE_CONF');
  if (named && (named.value !== '' || !isSince(library, '1.63'))) {
    const path = named.value;
    const there = (await host.stat(path === '' ? '/' : path)) !== undefined && path !== '';
    return { files: there ? [path] : [], named: true, missing: there ? null : { path, evidence: named.evidence } };
  }
  const config = variables.get('XDG_CONFIG_HOME')?.value;
  const withDropIns = isSince(library, '1.63');
  const own = config !== undefined && config !== '' ? [config] : withDropIns ? [`${home}/.config`] : [];
  const places = [...own.map(directory => `${directory}/containers`), '/etc/containers', '/usr/share/containers'];
  const files: string[] = [];
  for (const place of places) {
    const path = `${place}/storage.conf`;
    if (!(await host.stat(path))) continue;
    files.push(path);
    break;
  }
  if (withDropIns) files.push(...(await dropIns(host, places)));
  return { files, named: false, missing: null };
}

/** By name; of one name the first place counts. */
async function dropIns(host: HostSource, places: readonly string[]): Promise<readonly string[]> {
  const directories = places.flatMap(place => {
    const main = `${place}/storage.conf.d`;
    return place === '/etc/containers' || place === '/usr/share/containers'
      ? [`${place}/storage.rootful.conf.d`, main]
      : [main];
  });
  const byName = new Map<string, string>();
  for (const directory of directories) {
    for (const name of (await host.list(directory, { limit: mostDropIns })) ?? []) {
      const path = `${directory}/${name}`;
      if (!name.endsWith('.conf') || byName.has(name)) continue;
      if ((await host.stat(path, { follow: false }))?.type === 'directory') continue;
      byName.set(name, path);
    }
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}
