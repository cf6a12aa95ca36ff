import type { Evidence } from '@hostlint/core';
import { isSince } from '../docker-options/engine-version.js';
import { isGoDuration } from '../go-parse/duration.js';
import { evidenceOf, newTable, type TomlTable, type TomlValue } from '../go-toml/node.js';
import { textAt, valueAt, type ContainerdSetting } from './effective.js';
import { visit } from './visit.js';

/** What the settings of CRI come to. */
export interface CriSettings {
  readonly snapshotter: ContainerdSetting<string>;
  readonly defaultRuntime: ContainerdSetting<string>;
  /** The runtimes with runc's option SystemdCgroup. */
  readonly runtimes: readonly { readonly name: string; readonly systemdCgroup: ContainerdSetting<boolean> }[];
  /** Why the plugin refuses them; containerd itself goes on. */
  readonly problem: { readonly message: string; readonly evidence: Evidence | null } | null;
  readonly listener: { readonly address: string; readonly port: string; readonly evidence: Evidence | null };
}

/** The decoded tables of the CRI plugins; before 2.0 it is one. */
export interface CriTables {
  readonly runtime: TomlTable;
  readonly images: TomlTable;
  readonly server: TomlTable;
}

export function criTables(decoded: ReadonlyMap<string, TomlTable>, strict: boolean): CriTables {
  const none = newTable({ source: { path: '', text: '' }, at: 0 });
  const server = decoded.get('grpc.v1.cri') ?? none;
  if (!strict) return { runtime: server, images: server, server };
  return { runtime: decoded.get('cri.v1.runtime') ?? none, images: decoded.get('cri.v1.images') ?? none, server };
}

/** Source: containerd v1.6.20, v1.7.24 pkg/cri/config/config.go ValidatePluginConfig, pkg/cri/server/streaming.go; v2.1.9 internal/cri/config. */
export function criSettings(tables: CriTables, version: string): CriSettings {
  const { runtime, images, server } = tables;
  const strict = isSince(version, '2.0');
  const snapshotter = strict ? textAt(images, 'snapshotter') : textAt(images, 'containerd', 'snapshotter');
  const written = strict ? valueAt(images, 'snapshotter') : valueAt(images, 'containerd', 'snapshotter');
  const port = textAt(server, 'stream_server_port');
  const address = textAt(server, 'stream_server_address');
  return {
    snapshotter: written ? snapshotter : { value: 'overlayfs', evidence: null },
    defaultRuntime: defaultRuntime(runtime),
    runtimes: runtimesOf(runtime),
    problem: firstProblem(tables, strict),
    listener: {
      address: valueAt(server, 'stream_server_address') ? address.value : '127.0.0.1',
      port: valueAt(server, 'stream_server_port') ? port.value : '0',
      evidence: port.evidence ?? address.evidence,
    },
  };
}

function defaultRuntime(runtime: TomlTable): ContainerdSetting<string> {
  const written = valueAt(runtime, 'containerd', 'default_runtime_name');
  return written ? textAt(runtime, 'containerd', 'default_runtime_name') : { value: 'runc', evidence: null };
}

function runtimesOf(runtime: TomlTable): CriSettings['runtimes'] {
  return visit(runtime, ['containerd', 'runtimes', '*']).map(({ path, value, place }) => {
    const own = value.kind === 'table' ? valueAt(value, 'options', 'SystemdCgroup') : undefined;
    return {
      name: path.at(-1) ?? '',
      systemdCgroup: { value: isTrue(own), evidence: evidenceOf(own?.place ?? place) },
    };
  });
}

const isTrue = (value: TomlValue | undefined): boolean => value?.kind === 'boolean' && value.text === 'true';

const linux = 'io.containerd.runtime.v1.linux';

function firstProblem({ runtime, images, server }: CriTables, strict: boolean): CriSettings['problem'] {
  const at = (message: string, value?: TomlValue): CriSettings['problem'] => ({
    message,
    evidence: value ? evidenceOf(value.place) : null,
  });
  const containerd = valueAt(runtime, 'containerd');
  const runtimes = visit(runtime, ['containerd', 'runtimes', '*']);
  const names = runtimes.map(({ path }) => path.at(-1) ?? '');
  if (!valueAt(runtime, 'containerd', 'runtimes') || strict) names.push('runc');
  let chosen = defaultRuntime(runtime).value;
  if (!strict) {
    const old = textAt(runtime, 'containerd', 'untrusted_workload_runtime', 'runtime_type');
    if (old.value !== '' && names.includes('untrusted'))
      return at(
        'conflicting definitions: configuration includes both `untrusted_workload_runtime` and `runtimes["untrusted"]`',
        containerd,
      );
    if (textAt(runtime, 'containerd', 'default_runtime', 'runtime_type').value !== '') {
      chosen = 'default';
      names.push('default');
    }
  }
  if (chosen === '')
    return at('`default_runtime_name` is empty', valueAt(runtime, 'containerd', 'default_runtime_name'));
  if (!names.includes(chosen))
    return at(
      `no corresponding runtime configured in \`containerd.runtimes\` for \`default_runtime_name = "${chosen}"\``,
      containerd,
    );
  const own = strict ? null : oldProblem(runtime, chosen, at);
  if (own) return own;
  for (const { value } of runtimes) {
    if (value.kind !== 'table') continue;
    const all = value.entries.get('privileged_without_host_devices_all_devices_allowed');
    if (isTrue(all) && !isTrue(value.entries.get('privileged_without_host_devices')))
      return at(
        '`privileged_without_host_devices_all_devices_allowed` requires `privileged_without_host_devices` to be enabled',
        all,
      );
    const io = value.entries.get('io_type');
    if (io?.kind === 'string' && !['', 'fifo', 'streaming'].includes(io.text))
      return at('`io_type` can only be `streaming` or `named_pipe`', io);
  }
  const directory = valueAt(runtime, 'cni', 'bin_dir');
  const directories = valueAt(runtime, 'cni', 'bin_dirs');
  if (
    directory?.kind === 'string' &&
    directory.text !== '' &&
    directories?.kind === 'array' &&
    directories.items.length > 0
  )
    if (strict) return at('`cni.bin_dir` and `cni.bin_dirs` cannot be set at the same time', directory);
  return (
    registryProblem(images, strict, at) ??
    durationProblem({ runtime, images, server }, at) ??
    streamingProblem(server, at)
  );
}

type At = (message: string, value?: TomlValue) => CriSettings['problem'];

function oldProblem(runtime: TomlTable, chosen: string, at: At): CriSettings['problem'] {
  const typeOf = (name: string): string =>
    textAt(runtime, 'containerd', 'runtimes', name, 'runtime_type').value ||
    (name === 'default' ? textAt(runtime, 'containerd', 'default_runtime', 'runtime_type').value : '');
  for (const path of [['systemd_cgroup'], ['containerd', 'no_pivot']]) {
    const value = valueAt(runtime, ...path);
    if (isTrue(value) && typeOf(chosen) !== linux)
      return at(`\`${path.at(-1)}\` only works for runtime ${linux}`, value);
  }
  for (const key of ['runtime_engine', 'runtime_root']) {
    for (const { path, value } of visit(runtime, ['containerd', 'runtimes', '*', key])) {
      if (value.kind === 'string' && value.text !== '' && typeOf(path[2] ?? '') !== linux)
        return at(`\`${key}\` only works for runtime ${linux}`, value);
    }
  }
  return null;
}

function registryProblem(images: TomlTable, strict: boolean, at: At): CriSettings['problem'] {
  const path = valueAt(images, 'registry', 'config_path');
  if (path?.kind !== 'string' || path.text === '') return null;
  const [mirror] = visit(images, ['registry', 'mirrors', '*']);
  if (mirror) return at('`mirrors` cannot be set when `config_path` is provided', mirror.value);
  const [tls] = strict ? [] : visit(images, ['registry', 'configs', '*', 'tls']);
  return tls ? at('`configs.tls` cannot be set when `config_path` is provided', tls.value) : null;
}

function durationProblem({ runtime, images, server }: CriTables, at: At): CriSettings['problem'] {
  for (const [table, key] of [
    [server, 'stream_idle_timeout'],
    [images, 'image_pull_progress_timeout'],
    [runtime, 'drain_exec_sync_io_timeout'],
  ] as const) {
    const value = table.entries.get(key);
    if (value?.kind === 'string' && value.text !== '' && !isGoDuration(value.text))
      return at(`invalid \`${key}\`: "${value.text}" is no duration`, value);
  }
  return null;
}

function streamingProblem(server: TomlTable, at: At): CriSettings['problem'] {
  const on = isTrue(server.entries.get('enable_tls_streaming'));
  const certificate = valueAt(server, 'x509_key_pair_streaming', 'tls_cert_file');
  const key = valueAt(server, 'x509_key_pair_streaming', 'tls_key_file');
  const has = (value: TomlValue | undefined): boolean => value?.kind === 'string' && value.text !== '';
  if (!on && (has(certificate) || has(key)))
    return at(
      'a certificate for streaming is set but enable_tls_streaming is not',
      has(certificate) ? certificate : key,
    );
  if (on && has(certificate) !== has(key))
    return at('must set both tls_cert_file and tls_key_file', certificate ?? key);
  return null;
}
