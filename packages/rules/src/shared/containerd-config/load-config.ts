import { UnknowableError, type HostSource, type Reads } from '@hostlint/core';
import { decodeText } from '../decode-text.js';
import {
  newTable,
  TomlSyntaxError,
  type TomlPlace,
  type TomlSource,
  type TomlTable,
  type TomlValue,
} from '../go-toml/node.js';
import { readLenientToml } from '../go-toml/read-lenient.js';
import { readStrictToml } from '../go-toml/read-strict.js';
import { ConfigStop, stopAt, type UndecidedConfigCause } from './config-faults.js';
import { DecodeError, decodeStruct, type Decoding, type UnknownKey } from './decode.js';
import type { StructSpecs } from './field-specs.js';
import { globPaths } from './glob.js';
import { mergeConfig } from './merge.js';
import { migrateFromV1, migratePlugins } from './migrate.js';
import { configSpecs } from './specs.js';
import type { ContainerdTraits } from './traits.js';

export type ConfigHost = Pick<HostSource, 'read' | 'stat' | 'list'>;

/** What the file and its imports come to. */
export interface LoadedConfig {
  /** The settings, without those of plugins. */
  readonly top: TomlTable;
  /** By the name under which this version looks for them: after migration, or the short one where the file is of version 1. */
  readonly plugins: ReadonlyMap<string, TomlValue>;
  /** Of the merged file; 1 where there is none. */
  readonly schema: number;
  readonly schemaPlace: TomlPlace | null;
  readonly files: readonly string[];
  /** Whether a file of version 1 was renamed to a later one whose plugins then do not migrate. */
  readonly fromV1: boolean;
  readonly unknown: readonly UnknownKey[];
  readonly undecided: readonly UndecidedConfigCause[];
}

/** Nobody has more; what makes more is hostile. */
const maxFiles = 200;
const maxBytes = 256 * 1024;

/** What `loadConfig` asks for. */
export const configFileReads = (): Reads => ({
  files: ['/etc/containerd/config.toml', '/etc/containerd/conf.d/*.toml', '{configured}'].map(path => ({
    path,
    maxBytes,
  })),
  lists: ['/etc/containerd/conf.d', '{configured}'],
});

/**
 * Reads config.toml with its imports as containerd does. Throws a ConfigStop where that ends it.
 * Source: containerd v1.7.24 services/server/config/config.go LoadConfig; v2.2.7 cmd/containerd/server/config/config.go, v2.3.4 LoadConfigWithPlugins.
 */
export async function loadConfig(host: ConfigHost, path: string, traits: ContainerdTraits): Promise<LoadedConfig> {
  const state = new Loading(traits);
  const pending: { path: string; from: TomlPlace | null }[] = [{ path, from: null }];
  while (pending.length > 0) {
    const next = pending.shift();
    if (!next || state.files.includes(next.path)) continue;
    if (state.files.length >= maxFiles)
      throw new UnknowableError('malformed', `${path} imports more than ${maxFiles} files`);
    const file = state.add(await readFile(host, next.path, next.from, traits), next.path);
    pending.push(...(await resolveImports(host, next.path, file, traits)));
  }
  return state.finish();
}

class Loading {
  readonly files: string[] = [];
  private readonly traits: ContainerdTraits;
  private readonly unknown: UnknownKey[] = [];
  private readonly undecided: UndecidedConfigCause[] = [];
  private top: TomlTable | null = null;
  private schemaPlace: TomlPlace | null = null;
  private schema: number;
  private rootSchema = 0;
  private fromV1 = false;

  constructor(traits: ContainerdTraits) {
    this.traits = traits;
    this.schema = traits.strict ? (traits.maxSchema ?? 3) : 1;
  }

  /** Decodes a file, brings it to the version that is wanted and puts it over what there is. */
  add({ table, undecided }: ReadFile, path: string): TomlTable {
    this.files.push(path);
    if (undecided) this.undecided.push(undecided);
    const { traits } = this;
    const how = decodingBy(traits, configSpecs, this.unknown);
    const file = decoding(() => decodeStruct(table, 'Config', '', how));
    this.undecided.push(...how.unsure.map(unsureType));
    const written = file.entries.get('version');
    let version = integerOf(written) ?? 0;
    const place = written?.place ?? null;
    const perFile = traits.strict && (traits.maxSchema ?? 0) >= 4;
    if (perFile) {
      if (this.rootSchema === 0) this.rootSchema = version;
      if (version > this.rootSchema) {
        const message = `drop-in config version ${version} higher than root config version ${this.rootSchema}`;
        throw stopAt('version', message, place, { key: 'version' });
      }
    }
    if (traits.strict && (version < 2 || perFile)) {
      if (version < 0) throw stopAt('version', `config version ${version} does not exist`, place, { key: 'version' });
      if (version < 2) {
        migrateFromV1(file);
        this.fromV1 = !perFile;
      }
      if (perFile && version < 4) migratePlugins(file, traits, disabledOf(file));
      version = Math.max(version, perFile ? 4 : this.schema);
    }
    if (version !== 0) {
      this.schema = version;
      this.schemaPlace = place ?? this.schemaPlace;
    }
    this.top = this.top ? mergeConfig(this.top, file, traits.strict) : file;
    return file;
  }

  finish(): LoadedConfig {
    const top = this.top ?? newTable({ source: { path: '', text: '' }, at: 0 });
    const { traits, schema } = this;
    if (traits.strict && schema < 3) {
      if (schema < 0) throw stopAt('version', `config version ${schema} does not exist`, this.schemaPlace);
      migratePlugins(top, traits, disabledOf(top));
    }
    const plugins = top.entries.get('plugins');
    return {
      top,
      plugins: plugins?.kind === 'table' ? plugins.entries : new Map<string, TomlValue>(),
      schema: traits.strict ? schema : schema === 0 ? 1 : schema,
      schemaPlace: this.schemaPlace,
      files: this.files,
      fromV1: this.fromV1,
      unknown: this.unknown,
      undecided: this.undecided,
    };
  }
}

export const integerOf = (value: TomlValue | undefined): number | null =>
  value?.kind === 'integer' ? Number(value.text.replaceAll('_', '')) : null;

export const textsOf = (
  value: TomlValue | undefined,
): readonly { readonly text: string; readonly place: TomlPlace }[] =>
  value?.kind === 'array' ? value.items.flatMap(item => (item.kind === 'string' ? [item] : [])) : [];

const disabledOf = (file: TomlTable): ReadonlySet<string> =>
  new Set(textsOf(file.entries.get('disabled_plugins')).map(({ text }) => text));

/** How a version's go-toml decodes. */
export const decodingBy = (
  { version, strict, toml }: ContainerdTraits,
  specs: StructSpecs,
  unknown: UnknownKey[],
): Decoding => {
  const emptyTables = toml === null ? null : toml === '1.0';
  return { specs, version, strict, inlineAsHeader: specs !== configSpecs, emptyTables, unknown, unsure: [] };
};

export const unsureType = ({ message }: DecodeError): UndecidedConfigCause => ({
  cause: 'type',
  why: `${message}: builds of containerd with a newer go-toml exit over it, others do not.`,
});

/** Makes of a value of the wrong type what it is for containerd. */
export function decoding<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw stopAt('type', error.message, error.place, { key: error.key, instead: error.wanted });
  }
}

interface ReadFile {
  readonly table: TomlTable;
  readonly undecided?: UndecidedConfigCause;
}

async function readFile(
  host: ConfigHost,
  path: string,
  from: TomlPlace | null,
  traits: ContainerdTraits,
): Promise<ReadFile> {
  const stat = await host.stat(path);
  if (!stat) throw stopAt('config-file', `open ${path}: no such file or directory`, from, { key: path });
  if (stat.type === 'directory') throw stopAt('config-file', `read ${path}: is a directory`, from, { key: path });
  const bytes = (await host.read(path, { maxBytes })) ?? new Uint8Array();
  const text = decodeText(bytes);
  const source = { path, text };
  try {
    if (!traits.strict) return { table: readLenientToml(source) };
    if (text.includes('\ufffd') && !isUtf8(bytes))
      throw new TomlSyntaxError('invalid UTF-8', { source, at: text.indexOf('\ufffd') });
    return readByBuild(source, traits);
  } catch (error) {
    if (!(error instanceof TomlSyntaxError)) throw error;
    throw stopAt('syntax', error.message, error.place);
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Where builds differ over a text and it is not known which one this is, that stays open. */
function readByBuild(source: TomlSource, { toml }: ContainerdTraits): ReadFile {
  if (toml !== null) return { table: readStrictToml(source, toml) };
  try {
    return { table: readStrictToml(source, '1.0') };
  } catch (error) {
    if (!(error instanceof TomlSyntaxError)) throw error;
    const table = readStrictToml(source, '1.1');
    const why = `${source.path} has TOML 1.1 (${error.message}): builds of containerd with a newer go-toml take it, others exit.`;
    return { table, undecided: { cause: 'syntax', why, cure: `Try: containerd --config ${source.path} config dump` } };
  }
}

async function resolveImports(
  host: ConfigHost,
  parent: string,
  file: TomlTable,
  { relativeGlobs }: ContainerdTraits,
): Promise<readonly { path: string; from: TomlPlace }[]> {
  const found: { path: string; from: TomlPlace }[] = [];
  const directory = parent.slice(0, parent.lastIndexOf('/'));
  for (const { text, place } of textsOf(file.entries.get('imports'))) {
    const isGlob = text.includes('*');
    const base = isGlob && !relativeGlobs ? '' : directory;
    const path = cleanPath(text.startsWith('/') ? text : `${base}/${text}`);
    if (!isGlob) {
      found.push({ path, from: place });
      continue;
    }
    const matches = await globPaths(host, path);
    if (!matches) throw stopAt('config-file', `imports: syntax error in pattern ${text}`, place, { key: text });
    found.push(...matches.map(one => ({ path: one, from: place })));
  }
  return found;
}

/** Go's filepath.Clean of an absolute path. */
export function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

export { ConfigStop };
