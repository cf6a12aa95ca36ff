import { defineFact, type Evidence, type TracedSource } from '@hostlint/core';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { containersConfFields } from '../../shared/podman/containers-conf-fields.js';
import { containersConfProblem } from '../../shared/podman/containers-conf-values.js';
import { unsureToml } from '../../shared/podman/unsure-toml.js';
import { decodesToml11, takesByteOrderMark } from '../../shared/podman/podman-version.js';
import { stringsOf, type Placed } from '../../shared/podman/store-options.js';
import { decodeToml } from '../../shared/toml/decode-toml.js';
import { parseToml, type TomlValue } from '../../shared/toml/parse-toml.js';
import type { TomlPosition } from '../../shared/toml/toml-text.js';
import { podmanEngine } from './engine.js';
import { podmanEnvironment } from './environment.js';

/** Something in containers.conf that ends podman. */
export interface ContainersConfFault {
  readonly kind: 'syntax' | 'newer-toml' | 'type' | 'value' | 'missing-file';
  readonly file: string;
  /** Empty for the whole file. */
  readonly key: string;
  readonly message: string;
  readonly evidence: Evidence;
}

/** What of containers.conf decides whether podman starts; `null`: not set. */
export interface ContainersConf {
  /** The files that are there, in the order in which podman reads them. */
  readonly files: readonly string[];
  readonly faults: readonly ContainersConfFault[];
  readonly engine: {
    readonly staticDir: Placed<string> | null;
    readonly tmpDir: Placed<string> | null;
    readonly volumePath: Placed<string> | null;
    readonly databaseBackend: Placed<string> | null;
    readonly runtime: Placed<string> | null;
    /** Paths by the name of the runtime. */
    readonly runtimes: ReadonlyMap<string, readonly string[]>;
    readonly conmonPath: readonly string[] | null;
    readonly helperDirectories: readonly string[] | null;
    readonly networkBackend: Placed<string> | null;
  };
}

const usualPlaces = ['/usr/share', '/etc', '{home}/.config', '{configured}'].map(place => `${place}/containers`);
const zonePlaces = ['/usr/share/zoneinfo', '/etc/zoneinfo'];
const maxBytes = 1024 * 1024;
const mostDropIns = 500;

export const containersConf = defineFact({
  id: 'podman/containers-conf',
  summary: 'What containers.conf says of libpod’s directories and programs, and what podman would refuse of it.',
  reads: () => ({
    files: [
      ...usualPlaces.flatMap(place => [`${place}/containers.conf`, `${place}/containers.conf.d/*.conf`]),
      '{configured}',
    ].map(path => ({ path, maxBytes })),
    lists: usualPlaces.map(place => ({ path: `${place}/containers.conf.d`, limit: mostDropIns })),
    seldom: { stats: ['*', '*/*', '*/*/*'].flatMap(zone => zonePlaces.map(place => `${place}/${zone}`)) },
  }),
  needs: { engine: podmanEngine, environment: podmanEnvironment },
  async collect(host, { engine, environment }): Promise<ContainersConf> {
    const faults: ContainersConfFault[] = [];
    const settings = new Map<string, Placed<TomlValue>>();
    const named = environment.variables.get('CONTAINERS_CONF');
    const candidates = named?.value ? [named.value] : await usualFiles(host, engine.version, environment);
    const files: string[] = [];
    for (const file of candidates) {
      const bytes = await host.read(file, { maxBytes });
      if (bytes) {
        files.push(file);
        readOne(file, bytes, engine, settings, faults);
      } else if (named) {
        faults.push({ kind: 'missing-file', file, key: '', message: 'it is not there', evidence: named.evidence });
      }
    }
    for (const [key, { value, evidence }] of settings) {
      const message = containersConfProblem(engine.version, key, value);
      if (message !== undefined && evidence)
        faults.push({ kind: 'value', file: evidence.path, key, message, evidence });
    }
    const zone = settings.get('containers.tz');
    if (typeof zone?.value === 'string' && zone.evidence && !(await isTimeZone(host, zone.value)))
      faults.push({
        kind: 'value',
        file: zone.evidence.path,
        key: 'containers.tz',
        message: 'names no time zone of this host',
        evidence: zone.evidence,
      });
    for (const { evidence } of faults) host.cite(evidence);
    return { files, faults, engine: engineSettings(settings) };
  },
});

/** Source: containers/common v0.50.1 pkg/config/config.go systemConfigs; root's own file counts since new.go (podman 4.7). */
async function usualFiles(
  host: TracedSource,
  version: string,
  { home, variables }: { readonly home: string; readonly variables: ReadonlyMap<string, { readonly value: string }> },
): Promise<readonly string[]> {
  const etc = '/etc/containers/containers.conf';
  const own = `${variables.get('XDG_CONFIG_HOME')?.value || `${home}/.config`}/containers/containers.conf`;
  const withOwn = isSince(version, '4.7');
  return [
    '/usr/share/containers/containers.conf',
    etc,
    ...(await dropIns(host, `${etc}.d`)),
    ...(withOwn ? [own, ...(await dropIns(host, `${own}.d`))] : []),
  ];
}

async function dropIns(host: TracedSource, directory: string): Promise<readonly string[]> {
  const names = (await host.list(directory, { limit: mostDropIns })) ?? [];
  return names.filter(name => name.endsWith('.conf')).map(name => `${directory}/${name}`);
}

async function isTimeZone(host: TracedSource, name: string): Promise<boolean> {
  if (name === 'local' || name === '') return true;
  for (const place of zonePlaces) if (await host.stat(`${place}/${name}`)) return true;
  return false;
}

function readOne(
  file: string,
  bytes: Uint8Array,
  { version, library }: { readonly version: string; readonly library: string },
  settings: Map<string, Placed<TomlValue>>,
  faults: ContainersConfFault[],
): void {
  const at = (position: TomlPosition | undefined): Evidence =>
    position ? { path: file, line: position.line, column: position.column, text: position.text } : { path: file };
  const document = parseToml(bytes);
  if (!document.ok) {
    const { message, position, certain } = document.fault;
    if (!certain) throw unsureToml(file, position.line, message);
    faults.push({ kind: 'syntax', file, key: '', message, evidence: at(position) });
    return;
  }
  if (document.hasMark && !takesByteOrderMark(library)) {
    faults.push({
      kind: 'syntax',
      file,
      key: '',
      message: 'it starts with a byte order mark',
      evidence: { path: file, line: 1 },
    });
    return;
  }
  const { newer } = document;
  if (newer && !decodesToml11(library)) {
    faults.push({ kind: 'newer-toml', file, key: '', message: 'this is TOML 1.1', evidence: at(newer) });
    return;
  }
  const decoded = decodeToml(document, containersConfFields(version));
  for (const { key, message, position } of decoded.faults)
    faults.push({ kind: 'type', file, key, message, evidence: at(position) });
  for (const [key, { value, position }] of decoded.settings) settings.set(key, { value, evidence: at(position) });
}

function engineSettings(settings: ReadonlyMap<string, Placed<TomlValue>>): ContainersConf['engine'] {
  const text = (key: string): Placed<string> | null => {
    const found = settings.get(key);
    return typeof found?.value === 'string' && found.value !== ''
      ? { value: found.value, evidence: found.evidence }
      : null;
  };
  // Podman refuses others, see the faults.
  const directory = (key: string): Placed<string> | null => {
    const found = text(key);
    return found?.value.startsWith('/') ? found : null;
  };
  const list = (key: string): readonly string[] | null => {
    const found = settings.get(key);
    return found ? stringsOf(found.value) : null;
  };
  const prefix = 'engine.runtimes';
  const table = settings.get(prefix)?.value;
  const runtimes = typeof table === 'object' && !Array.isArray(table) ? Object.entries(table) : [];
  return {
    staticDir: directory('engine.static_dir'),
    tmpDir: directory('engine.tmp_dir'),
    volumePath: directory('engine.volume_path'),
    databaseBackend: text('engine.database_backend'),
    runtime: text('engine.runtime'),
    runtimes: new Map(runtimes.map(([name, paths]) => [name, stringsOf(paths as TomlValue)])),
    conmonPath: list('engine.conmon_path'),
    helperDirectories: list('engine.helper_binaries_dir'),
    networkBackend: text('network.network_backend'),
  };
}
