import { newTable, type TomlTable, type TomlValue } from '../go-toml/node.js';
import { stopAt } from './config-faults.js';
import type { ContainerdTraits } from './traits.js';

const prefix = 'io.containerd.';

const core: Readonly<Record<string, string>> = {
  cri: 'grpc.v1.cri',
  cgroups: 'monitor.v1.cgroups',
  linux: 'runtime.v1.linux',
  scheduler: 'gc.v1.scheduler',
  bolt: 'metadata.v1.bolt',
  task: 'runtime.v2.task',
  opt: 'internal.v1.opt',
  restart: 'internal.v1.restart',
  tracing: 'internal.v1.tracing',
  otlp: 'tracing.processor.v1.otlp',
  aufs: 'snapshotter.v1.aufs',
  btrfs: 'snapshotter.v1.btrfs',
  devmapper: 'snapshotter.v1.devmapper',
  native: 'snapshotter.v1.native',
  overlayfs: 'snapshotter.v1.overlayfs',
  zfs: 'snapshotter.v1.zfs',
};

/** The name since version 2 of a plugin's name in a file of version 1. Source: containerd v2.1.9 server/config/config.go v1MigratePluginName. */
export function nameSinceV2(name: string): string {
  if (name.includes('.')) return name;
  const known = Object.hasOwn(core, name) ? core[name] : undefined;
  if (known !== undefined) return `${prefix}${known}`;
  if (name.endsWith('-service')) return `${prefix}service.v1.${name}`;
  return `${prefix}${/^windows(?:-lcow)?$/.test(name) ? 'snapshotter' : 'grpc'}.v1.${name}`;
}

/** Renames the plugins of a file of version 1, which containerd 2.0 does before all else. */
export function migrateFromV1(file: TomlTable): void {
  const plugins = file.entries.get('plugins');
  if (plugins?.kind === 'table') {
    const renamed = newTable(plugins.place);
    for (const [name, value] of plugins.entries) renamed.entries.set(nameSinceV2(name), value);
    file.entries.set('plugins', renamed);
  }
  for (const key of ['disabled_plugins', 'required_plugins']) {
    const list = file.entries.get(key);
    if (list?.kind !== 'array') continue;
    const items = list.items.map(item => (item.kind === 'string' ? { ...item, text: nameSinceV2(item.text) } : item));
    file.entries.set(key, { ...list, items });
  }
}

const imageKeys: readonly string[] = [
  'registry',
  'image_decryption',
  'max_concurrent_downloads',
  'image_pull_progress_timeout',
  'image_pull_with_sync_fs',
  'stats_collect_period',
];
const serverKeys: readonly string[] = [
  'disable_tcp_service',
  'stream_server_address',
  'stream_server_port',
  'stream_idle_timeout',
  'enable_tls_streaming',
  'x509_key_pair_streaming',
];
const snapshotKeys: readonly string[] = ['snapshotter', 'disable_snapshot_annotations', 'discard_unpacked_layers'];

/**
 * Splits the settings of CRI into the three plugins of containerd 2.0. A plugin that is disabled does not migrate.
 * Source: containerd v2.1.9 plugins/cri/{cri.go,images/plugin.go,runtime/plugin.go} configMigration, migrateConfig.
 */
export function migratePlugins(file: TomlTable, { version }: ContainerdTraits, disabled: ReadonlySet<string>): void {
  const plugins = file.entries.get('plugins');
  if (plugins?.kind !== 'table') return;
  const entries = plugins.entries;
  const cri = entries.get(`${prefix}grpc.v1.cri`);
  if (cri === undefined) return;
  const migrates = (name: string): boolean => !disabled.has(`${prefix}${name}`);
  if (cri.kind !== 'table') {
    if (migrates('cri.v1.images')) throw panic(cri, 'plugins."io.containerd.grpc.v1.cri"');
    return;
  }
  const copy = newTable(cri.place);
  for (const [key, value] of cri.entries) copy.entries.set(key, value);
  if (migrates('cri.v1.images')) {
    const images = tableAt(entries, `${prefix}cri.v1.images`, copy);
    migrateImages(images, copy);
    entries.set(`${prefix}cri.v1.images`, images);
  }
  if (migrates('cri.v1.runtime')) {
    const before = entries.get(`${prefix}cri.v1.runtime`);
    const runtime = before?.kind === 'table' ? cloned(before) : newTable(copy.place);
    migrateRuntime(runtime, copy, version);
    entries.set(`${prefix}cri.v1.runtime`, runtime);
  }
  if (migrates('grpc.v1.cri')) {
    const server = newTable(copy.place);
    for (const key of serverKeys) copyEntry(copy, server, key);
    entries.set(`${prefix}grpc.v1.cri`, server);
  }
}

/** Go's type assertions panic. */
const panic = (value: TomlValue, key: string) =>
  stopAt('type', `${key} must be a table (containerd panics over it)`, value.place, { key, instead: 'a table' });

function cloned(table: TomlTable): TomlTable {
  const copy = newTable(table.place);
  for (const [key, value] of table.entries) copy.entries.set(key, value);
  return copy;
}

function tableAt(entries: ReadonlyMap<string, TomlValue>, key: string, near: TomlTable): TomlTable {
  const value = entries.get(key);
  if (value === undefined) return newTable(near.place);
  if (value.kind !== 'table') throw panic(value, key);
  return cloned(value);
}

function copyEntry(from: TomlTable, to: TomlTable, key: string): void {
  const value = from.entries.get(key);
  if (value) to.entries.set(key, value);
}

function migrateImages(to: TomlTable, from: TomlTable): void {
  const pinned = tableAt(to.entries, 'pinned_images', to);
  const sandbox = from.entries.get('sandbox_image');
  if (sandbox) pinned.entries.set('sandbox', sandbox);
  if (pinned.entries.size > 0) to.entries.set('pinned_images', pinned);
  for (const key of imageKeys) copyEntry(from, to, key);
  const containerd = from.entries.get('containerd');
  if (!containerd) return;
  if (containerd.kind !== 'table') throw panic(containerd, 'containerd');
  const runtimes = containerd.entries.get('runtimes');
  // Without runtimes the snapshotter is lost: so it is in v2.0.0 to v2.3.4.
  if (!runtimes) return;
  checkRuntimes(runtimes);
  for (const key of snapshotKeys) copyEntry(containerd, to, key);
}

function checkRuntimes(runtimes: TomlValue): asserts runtimes is TomlTable {
  if (runtimes.kind !== 'table') throw panic(runtimes, 'containerd.runtimes');
  for (const [name, runtime] of runtimes.entries)
    if (runtime.kind !== 'table') throw panic(runtime, `containerd.runtimes.${name}`);
}

const moved: readonly string[] = ['cni', 'containerd', 'sandbox_image', ...imageKeys, ...serverKeys];

function migrateRuntime(to: TomlTable, from: TomlTable, version: string): void {
  for (const [key, value] of from.entries) if (!moved.includes(key) && !to.entries.has(key)) to.entries.set(key, value);
  const cni = from.entries.get('cni');
  if (cni?.kind === 'table') to.entries.set('cni', migratedCni(to.entries.get('cni'), cni, version));
  const containerd = from.entries.get('containerd');
  if (containerd?.kind !== 'table') return;
  const before = to.entries.get('containerd');
  const own = before?.kind === 'table' ? cloned(before) : newTable(containerd.place);
  for (const [key, value] of containerd.entries)
    if (!snapshotKeys.includes(key) && !own.entries.has(key)) own.entries.set(key, value);
  to.entries.set('containerd', own);
  const runtimes = own.entries.get('runtimes');
  if (!runtimes) return;
  checkRuntimes(runtimes);
  for (const runtime of runtimes.entries.values()) {
    if (runtime.kind !== 'table' || runtime.entries.has('sandboxer')) continue;
    const mode = runtime.entries.get('sandbox_mode');
    if (mode) runtime.entries.set('sandboxer', mode);
    runtime.entries.delete('sandbox_mode');
  }
}

function migratedCni(before: TomlValue | undefined, cni: TomlTable, version: string): TomlTable {
  const own = before?.kind === 'table' ? cloned(before) : newTable(cni.place);
  const hasDirectories = !/^2\.0(?:\.|$)/.test(version);
  for (const [key, value] of cni.entries) {
    if (key === 'bin_dir' && hasDirectories) {
      if (value.kind !== 'string') throw panic(value, 'cni.bin_dir');
      own.entries.set('bin_dirs', { kind: 'array', items: [value], tables: false, place: value.place });
    } else if (!own.entries.has(key)) own.entries.set(key, value);
  }
  return own;
}
