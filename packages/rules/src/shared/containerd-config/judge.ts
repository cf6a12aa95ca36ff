import type { Evidence, Reads } from '@hostlint/core';
import { afterPrefix } from '../after-prefix.js';
import type { Word } from '../docker-config/words.js';
import { evidenceOf, type TomlTable, type TomlValue } from '../go-toml/node.js';
import { pluginGraph } from '../containerd-start/plugin-graph.js';
import { parseContainerdArguments } from './arguments.js';
import { checkHost, hostCheckReads, listenProblem, type CheckHost } from './check-host.js';
import { pluginNameFaults, valueFaults, versionFaults } from './check-values.js';
import { ConfigStop, type ContainerdConfigFault, type UndecidedConfigCause } from './config-faults.js';
import { criSettings, criTables, type CriSettings } from './cri-settings.js';
import { decodeStruct, type UnknownKey } from './decode.js';
import { effectiveSettings, textAt, textsOf, valueAt, type ContainerdSettings } from './effective.js';
import { configFileReads, decoding, decodingBy, loadConfig, unsureType, type LoadedConfig } from './load-config.js';
import { retiredSettings, type RetiredSetting } from './retired.js';
import { pluginSpecs } from './specs.js';
import { traitsOf, type ContainerdTraits } from './traits.js';
import { newTable } from '../go-toml/node.js';

/** What containerd of one version makes of its arguments and its config.toml. */
export interface ContainerdConfig {
  readonly version: string;
  readonly path: string;
  /** Whether there is a file at that path. */
  readonly exists: boolean;
  readonly files: readonly string[];
  /** The version of config.toml, and where it is written. */
  readonly schema: number;
  readonly schemaEvidence: Evidence | null;
  readonly maxSchema: number | null;
  /** Whether settings of CRI in a file of version 1 are lost, as they are from 2.0 to 2.2. */
  readonly droppedCri: boolean;
  readonly faults: readonly ContainerdConfigFault[];
  readonly undecided: readonly UndecidedConfigCause[];
  readonly settings: ContainerdSettings;
  /** Names of plugins without io.containerd. */
  readonly disabled: readonly { readonly name: string; readonly evidence: Evidence }[];
  readonly required: readonly { readonly name: string; readonly evidence: Evidence }[];
  readonly proxies: readonly string[];
  readonly cri: CriSettings;
  /** What is wrong with the address at which CRI listens for streams; containerd ends over it when CRI runs. */
  readonly criListenerProblem: string | null;
  readonly transferSnapshotters: readonly string[];
  /** `root_path` of the snapshotters that have one. */
  readonly snapshotterRoots: Readonly<Record<string, string>>;
  readonly devmapper: boolean;
  readonly blockfile: boolean;
  /** Whether there is a limit on waiting for the database’s lock. */
  readonly boltTimeout: boolean;
  readonly retired: readonly RetiredSetting[];
  readonly unknownKeys: readonly { readonly key: string; readonly evidence: Evidence }[];
}

export interface JudgedStart {
  readonly version: string;
  readonly found: string | null;
  readonly words: readonly Word[];
  readonly host: CheckHost;
}

const standardPath = '/etc/containerd/config.toml';
const prefix = 'io.containerd.';
/** More are not worth their places. */
const maxUnknown = 100;

/** What `judgeConfig` asks for. */
export const configReads = (): Reads => ({ also: [configFileReads(), hostCheckReads()] });

/** Follows containerd through its configuration up to where that ends it. */
export async function judgeConfig({ version, found, words, host }: JudgedStart): Promise<ContainerdConfig> {
  const traits = traitsOf(version, found);
  const given = parseContainerdArguments(version, words);
  const path = given.config?.text ?? standardPath;
  const absolute = path.startsWith('/') ? path : `/${path}`;
  const exists = path !== '' && (await host.stat(absolute)) !== undefined;
  const faults: ContainerdConfigFault[] = given.fault ? [given.fault] : [];
  let loaded = emptyConfig(traits);
  if (given.config && !exists) {
    const evidence = given.config.evidence ? [given.config.evidence] : [];
    faults.push({
      cause: 'config-file',
      key: path,
      message: `open ${path}: no such file or directory`,
      evidence,
      stops: true,
    });
  } else if (exists) {
    try {
      loaded = await loadConfig(host, absolute, traits);
    } catch (error) {
      if (!(error instanceof ConfigStop)) throw error;
      faults.push(error.fault);
    }
  }
  const wrongVersion = versionFaults(loaded, traits);
  for (const one of wrongVersion) faults.push(one);
  if (wrongVersion.length === 0) for (const one of pluginNameFaults(loaded, traits)) faults.push(one);
  const settings = effectiveSettings(loaded, given);
  const names = new Set(pluginGraph(version).keys());
  for (const one of valueFaults(loaded, settings, traits, names)) faults.push(one);
  const checked = await checkHost(host, loaded, settings);
  for (const one of checked.faults) faults.push(one);
  const disabled = pluginsNamed(loaded, 'disabled_plugins', traits, names, true);
  const off = new Set(disabled.map(({ name }) => name));
  const unknown: UnknownKey[] = [...loaded.unknown];
  const unsure: UndecidedConfigCause[] = [];
  const decoded = decodePlugins(loaded, traits, names, off, { faults, unknown, unsure });
  const cri = criSettings(criTables(decoded, traits.strict), version);
  const { address, port } = cri.listener;
  const listening =
    off.has('grpc.v1.cri') || (address === '127.0.0.1' && port === '0')
      ? null
      : `${address.includes(':') ? `[${address}]` : address}:${port}`;
  const keyOf = pluginKey(loaded, traits);
  const retired = retiredSettings(version, loaded.plugins, keyOf, loaded.top);
  return {
    version,
    path: absolute,
    exists,
    files: loaded.files,
    schema: loaded.schema,
    schemaEvidence: loaded.schemaPlace && evidenceOf(loaded.schemaPlace),
    maxSchema: traits.maxSchema,
    droppedCri: traits.strict && loaded.plugins.has(`${prefix}grpc.v1.cri`) && loaded.fromV1,
    faults,
    undecided: [...loaded.undecided, ...unsure, ...checked.undecided],
    settings,
    disabled,
    required: pluginsNamed(loaded, 'required_plugins', traits, names, false),
    proxies: proxiesOf(loaded),
    cri,
    criListenerProblem: listening === null || address === '' ? null : await listenProblem(host, listening),
    transferSnapshotters: transferSnapshotters(decoded.get('transfer.v1.local'), traits),
    snapshotterRoots: Object.fromEntries(
      ['overlayfs', 'native', 'btrfs', 'erofs'].map(name => {
        const table = decoded.get(`snapshotter.v1.${name}`);
        return [name, table ? textAt(table, 'root_path').value : ''];
      }),
    ),
    devmapper: hasText(decoded, 'snapshotter.v1.devmapper', 'pool_name'),
    blockfile: hasText(decoded, 'snapshotter.v1.blockfile', 'scratch_file'),
    boltTimeout: !/^[+-]?0*(?:\.0*)?[a-zµμ]*$/.test(
      textAt(loaded.top, 'timeouts', 'io.containerd.timeout.bolt.open').value,
    ),
    retired,
    unknownKeys: unknown
      .slice(0, maxUnknown)
      .map(({ key, place }) => ({ key, evidence: evidenceOf(place) }))
      .filter(
        ({ evidence }) =>
          !retired.some(one => one.evidence.path === evidence.path && one.evidence.line === evidence.line),
      ),
  };
}

function emptyConfig({ strict, maxSchema }: ContainerdTraits): LoadedConfig {
  const top = newTable({ source: { path: '', text: '' }, at: 0 });
  const schema = strict ? (maxSchema ?? 3) : 1;
  return { top, plugins: new Map(), schema, schemaPlace: null, files: [], unknown: [], undecided: [], fromV1: false };
}

const hasText = (decoded: ReadonlyMap<string, TomlTable>, plugin: string, key: string): boolean => {
  const table = decoded.get(plugin);
  return table !== undefined && textAt(table, key).value !== '';
};

const idOf = (name: string): string => name.replace(/^.*?\.v\d+\./, '');

/** Before 2.0 a file of version 1 names plugins by their last part. */
const pluginKey =
  ({ schema }: LoadedConfig, { strict }: ContainerdTraits) =>
  (name: string): string =>
    !strict && schema === 1 ? idOf(name) : `${prefix}${name}`;

function pluginsNamed(
  loaded: LoadedConfig,
  key: 'disabled_plugins' | 'required_plugins',
  { strict }: ContainerdTraits,
  names: ReadonlySet<string>,
  every: boolean,
): ContainerdConfig['disabled'] {
  return textsOf(loaded.top.entries.get(key)).flatMap(({ text, place }) => {
    const evidence = evidenceOf(place);
    if (strict || loaded.schema !== 1) return [{ name: afterPrefix(text, prefix) ?? text, evidence }];
    const matching = [...names].filter(name => idOf(name) === text);
    if (matching.length === 0) return [{ name: text, evidence }];
    return (every ? matching : matching.slice(0, 1)).map(name => ({ name, evidence }));
  });
}

/** Puts the settings of each plugin that is loaded into its struct, as containerd does when it loads it. */
function decodePlugins(
  loaded: LoadedConfig,
  traits: ContainerdTraits,
  names: ReadonlySet<string>,
  off: ReadonlySet<string>,
  found: { faults: ContainerdConfigFault[]; unknown: UnknownKey[]; unsure: UndecidedConfigCause[] },
): ReadonlyMap<string, TomlTable> {
  const decoded = new Map<string, TomlTable>();
  const keyOf = pluginKey(loaded, traits);
  for (const name of names) {
    const value = loaded.plugins.get(keyOf(name));
    const spec = pluginSpecs[name];
    if (value === undefined || spec === undefined || spec === '' || off.has(name)) continue;
    const how = decodingBy(traits, pluginSpecs, found.unknown);
    try {
      decoded.set(
        name,
        decoding(() => decodeStruct(asTable(value, keyOf(name)), name, `plugins."${keyOf(name)}"`, how)),
      );
    } catch (error) {
      if (!(error instanceof ConfigStop)) throw error;
      found.faults.push(error.fault);
    }
    for (const one of how.unsure.map(unsureType)) found.unsure.push(one);
  }
  return decoded;
}

function asTable(value: TomlValue, key: string): TomlTable {
  if (value.kind === 'table') return value;
  throw new ConfigStop({
    cause: 'type',
    key: `plugins."${key}"`,
    message: `plugins."${key}" must be a table`,
    evidence: [evidenceOf(value.place)],
    stops: true,
    instead: 'a table',
  });
}

const proxyTypes: Readonly<Record<string, string>> = {
  snapshot: 'snapshotter.v1',
  content: 'content.v1',
  diff: 'differ.v1',
  sandbox: 'sandbox.controller.v1',
};

function proxiesOf({ top }: LoadedConfig): readonly string[] {
  const table = valueAt(top, 'proxy_plugins');
  if (table?.kind !== 'table') return [];
  return [...table.entries].flatMap(([name, value]) => {
    const type = value.kind === 'table' ? textAt(value, 'type').value : '';
    return type === ''
      ? []
      : [`${Object.hasOwn(proxyTypes, type) ? proxyTypes[type] : type.replace(prefix, '')}.${name}`];
  });
}

/** Source: containerd v1.7.24, v2.1.9 plugins/transfer/plugin.go. */
function transferSnapshotters(transfer: TomlTable | undefined, { prefixedNames }: ContainerdTraits): readonly string[] {
  if (!prefixedNames) return [];
  const list = transfer && valueAt(transfer, 'unpack_config');
  if (list?.kind !== 'array') return ['overlayfs'];
  return list.items.map(item => (item.kind === 'table' ? textAt(item, 'snapshotter').value : ''));
}
