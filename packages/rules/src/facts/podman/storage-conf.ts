import { defineFact, type Evidence, type TracedSource } from '@hostlint/core';
import { walkPath } from '../../shared/docker-storage/walk-path.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { decodesToml11, takesByteOrderMark } from '../../shared/podman/podman-version.js';
import { storageConfFields } from '../../shared/podman/storage-conf-fields.js';
import { makeStoreOptions, stringsOf, type Placed, type StoreOptions } from '../../shared/podman/store-options.js';
import { decodeToml } from '../../shared/toml/decode-toml.js';
import { isTomlTable, parseToml, type TomlValue } from '../../shared/toml/parse-toml.js';
import { unsureToml } from '../../shared/podman/unsure-toml.js';
import type { TomlPosition } from '../../shared/toml/toml-text.js';
import { podmanEngine } from './engine.js';
import { podmanEnvironment } from './environment.js';
import { largestStorageConf, storageConfFiles, storageConfReads } from './storage-conf-files.js';

/** Something in storage.conf that ends podman. */
export interface StorageConfFault {
  readonly kind: 'syntax' | 'newer-toml' | 'type' | 'missing-root' | 'image-store' | 'missing-file';
  readonly file: string;
  /** The key that it is about; empty for the whole file. */
  readonly key: string;
  readonly message: string;
  readonly evidence: Evidence;
  /** Whether podman certainly refuses it; otherwise it depends on who built podman. */
  readonly certain: boolean;
}

/** What podman's storage is configured with. */
export interface StorageConf {
  /** The files that count, in the order in which podman reads them. */
  readonly files: readonly string[];
  /** In podman's order: the first of them ends it. */
  readonly faults: readonly StorageConfFault[];
  /** Keys that podman does not know and goes on without. */
  readonly unknownKeys: readonly { readonly file: string; readonly key: string; readonly evidence: Evidence }[];
  readonly options: StoreOptions;
}

export const storageConf = defineFact({
  id: 'podman/storage-conf',
  summary: 'What storage.conf and the environment set podman’s storage up with, and what podman would refuse of it.',
  privileges: 'Files that only root may read are rare; /root/.config/containers is one place of them.',
  reads: () => ({ stats: ['/var/lib/containers/storage', '{configured}'], also: [storageConfReads()] }),
  needs: { engine: podmanEngine, environment: podmanEnvironment },
  async collect(host, { engine, environment }): Promise<StorageConf> {
    const { library, build } = engine;
    const { variables, home } = environment;
    const found = await storageConfFiles(host, library, environment);
    const reading: Reading = { library, faults: [], unknownKeys: [], settings: new Map() };
    for (const file of found.files) await readFile(host, file, reading);
    if (found.missing) {
      const { path, evidence } = found.missing;
      reading.faults.push({
        kind: 'missing-file',
        file: path,
        key: '',
        message: `${path} is not there`,
        evidence,
        certain: true,
      });
    }
    // Before 1.63 the variables are looked at where a file is read, and with no file they do nothing.
    const counts = found.files.length > 0 || isSince(library, '1.63');
    const driver = counts ? variables.get('STORAGE_DRIVER') : undefined;
    const made = makeStoreOptions(reading.settings, {
      library,
      build,
      environment: {
        driver: driver && driver.value !== '' ? driver : null,
        options: (counts ? variables.get('STORAGE_OPTS') : undefined) ?? null,
      },
      hasUsualFile: found.files.length > 0 && !found.named,
      home,
    });
    const { options, missingRoot } = made;
    const [file = ''] = found.files;
    if (missingRoot !== null && reading.faults.length === 0) {
      const message = `it does not set ${missingRoot}`;
      reading.faults.push({
        kind: 'missing-root',
        file,
        key: `storage.${missingRoot}`,
        message,
        evidence: { path: file },
        certain: made.missingIsCertain,
      });
    }
    const { imageStore, graphRoot } = options;
    if (
      isSince(library, '1.47') &&
      imageStore.value !== '' &&
      imageStore.value === (await realGraphRoot(host, graphRoot.value)) &&
      imageStore.evidence
    ) {
      const message = 'imagestore must be another directory than graphroot';
      reading.faults.push({
        kind: 'image-store',
        file,
        key: 'storage.imagestore',
        message,
        evidence: imageStore.evidence,
        certain: true,
      });
    }
    for (const { evidence } of [...reading.faults, options.driver, graphRoot]) if (evidence) host.cite(evidence);
    return { files: found.files, faults: reading.faults, unknownKeys: reading.unknownKeys, options };
  },
});

/** Podman compares it after it has followed symlinks. */
const realGraphRoot = async (host: TracedSource, path: string): Promise<string> =>
  path.startsWith('/') ? (await walkPath(host, path)).path : path;

interface Reading {
  readonly library: string;
  readonly faults: StorageConfFault[];
  readonly unknownKeys: StorageConf['unknownKeys'][number][];
  readonly settings: Map<string, Placed<TomlValue>>;
}

async function readFile(host: TracedSource, file: string, reading: Reading): Promise<void> {
  const at = (position: TomlPosition | undefined): Evidence =>
    position ? { path: file, line: position.line, column: position.column, text: position.text } : { path: file };
  const refuse = (
    kind: StorageConfFault['kind'],
    key: string,
    message: string,
    position: TomlPosition | undefined,
  ): void => {
    reading.faults.push({ kind, file, key, message, evidence: at(position), certain: true });
  };
  const bytes = await host.read(file, { maxBytes: largestStorageConf });
  if (!bytes) return;
  const document = parseToml(bytes);
  if (!document.ok) {
    const { message, position, certain } = document.fault;
    if (!certain) throw unsureToml(file, position.line, message);
    return refuse('syntax', '', message, position);
  }
  if (document.hasMark && !takesByteOrderMark(reading.library))
    return refuse('syntax', '', 'it starts with a byte order mark', { line: 1, column: 1, text: '' });
  const { newer } = document;
  if (newer && !decodesToml11(reading.library)) return refuse('newer-toml', '', 'this is TOML 1.1', newer);
  const { settings, faults, unknown } = decodeToml(document, storageConfFields(reading.library));
  for (const { key, message, position } of faults) refuse('type', key, message, position);
  for (const { key, position } of unknown) reading.unknownKeys.push({ file, key, evidence: at(position) });
  for (const [dotted, { value, position }] of settings) {
    const key = dotted.replace(/^storage\./, '');
    reading.settings.set(key, { value: extended(reading.settings.get(key)?.value, value), evidence: at(position) });
  }
}

/** Since 1.63 a later file replaces a list, or adds to it where it says `{append=true}`. */
function extended(before: TomlValue | undefined, value: TomlValue): TomlValue {
  if (!Array.isArray(value)) return value;
  const appends = value.some(item => isTomlTable(item as TomlValue) && (item as { append?: unknown }).append === true);
  return appends ? [...stringsOf(before), ...stringsOf(value as TomlValue)] : value;
}
