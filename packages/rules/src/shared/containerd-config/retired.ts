import type { Evidence } from '@hostlint/core';
import { isSince } from '../docker-options/engine-version.js';
import { evidenceOf, type TomlTable, type TomlValue } from '../go-toml/node.js';
import { visit } from './visit.js';

/** A setting that has no effect any more, or will have none. */
export interface RetiredSetting {
  readonly key: string;
  readonly state: 'removed' | 'deprecated';
  /** The version of containerd that took it away or deprecated it. */
  readonly since: string;
  readonly instead: string;
  readonly evidence: Evidence;
}

interface Retirement {
  /** Below which plugins: the CRI plugins of 2.0 share what was one before. */
  readonly plugins: readonly string[];
  readonly path: string;
  readonly deprecated: string;
  readonly removed?: string;
  readonly instead: string;
  /** Only this value is retired. */
  readonly value?: string;
}

const cri = ['grpc.v1.cri', 'cri.v1.runtime', 'cri.v1.images'];
const otel = 'the environment variables of OpenTelemetry (OTEL_…) for containerd.service';

/** Source: containerd v2.3.4 RELEASES.md, Deprecated features and config properties; v1.7.24 and v2.1.9 pkg/deprecation/deprecation.go; v2.1.9 docs/cri/config.md. */
const retirements: readonly Retirement[] = [
  {
    plugins: cri,
    path: 'systemd_cgroup',
    deprecated: '1.3',
    removed: '2.0',
    instead: 'SystemdCgroup = true in the options of the runtime',
  },
  { plugins: cri, path: 'disable_cgroup', deprecated: '2.0', removed: '2.0', instead: 'delegated cgroup v2' },
  {
    plugins: cri,
    path: 'containerd.untrusted_workload_runtime',
    deprecated: '1.2',
    removed: '2.0',
    instead: 'a runtime "untrusted" in runtimes',
  },
  {
    plugins: cri,
    path: 'containerd.default_runtime',
    deprecated: '1.3',
    removed: '2.0',
    instead: 'default_runtime_name',
  },
  {
    plugins: cri,
    path: 'containerd.no_pivot',
    deprecated: '2.0',
    removed: '2.0',
    instead: 'NoPivotRoot in the options of the runtime',
  },
  {
    plugins: cri,
    path: 'containerd.runtimes.*.runtime_engine',
    deprecated: '1.3',
    removed: '2.0',
    instead: 'BinaryName in the options of the runtime',
  },
  {
    plugins: cri,
    path: 'containerd.runtimes.*.runtime_root',
    deprecated: '1.3',
    removed: '2.0',
    instead: 'Root in the options of the runtime',
  },
  {
    plugins: cri,
    path: 'containerd.runtimes.*.options.CriuPath',
    deprecated: '1.7',
    removed: '2.0',
    instead: 'a criu that is in PATH',
  },
  {
    plugins: cri,
    path: 'containerd.runtimes.*.runtime_type',
    value: 'io.containerd.runtime.v1.linux',
    deprecated: '1.4',
    removed: '2.0',
    instead: 'io.containerd.runc.v2',
  },
  {
    plugins: cri,
    path: 'containerd.runtimes.*.runtime_type',
    value: 'io.containerd.runc.v1',
    deprecated: '1.4',
    removed: '2.0',
    instead: 'io.containerd.runc.v2',
  },
  {
    plugins: cri,
    path: 'registry.configs.*.tls',
    deprecated: '1.5',
    removed: '2.0',
    instead: 'config_path and hosts.toml',
  },
  { plugins: cri, path: 'registry.mirrors', deprecated: '1.5', instead: 'config_path and hosts.toml' },
  { plugins: cri, path: 'registry.configs', deprecated: '1.5', instead: 'config_path and hosts.toml' },
  { plugins: cri, path: 'registry.auths', deprecated: '1.3', instead: 'imagePullSecrets of Kubernetes' },
  { plugins: ['cri.v1.runtime'], path: 'cni.bin_dir', deprecated: '2.1', instead: 'bin_dirs' },
  { plugins: ['cri.v1.runtime'], path: 'enable_cdi', deprecated: '2.2', instead: 'nothing: CDI is on' },
  { plugins: ['internal.v1.tracing'], path: 'service_name', deprecated: '1.6.29', instead: otel },
  { plugins: ['internal.v1.tracing'], path: 'sampling_ratio', deprecated: '1.6.29', instead: otel },
  { plugins: ['tracing.processor.v1.otlp'], path: 'endpoint', deprecated: '1.6.29', instead: otel },
  { plugins: ['tracing.processor.v1.otlp'], path: 'protocol', deprecated: '1.6.29', instead: otel },
  { plugins: ['tracing.processor.v1.otlp'], path: 'insecure', deprecated: '1.6.29', instead: otel },
  { plugins: ['runtime.v1.linux'], path: '', deprecated: '1.4', removed: '2.0', instead: 'io.containerd.runc.v2' },
  {
    plugins: ['snapshotter.v1.aufs'],
    path: '',
    deprecated: '1.5',
    removed: '2.0',
    instead: 'the snapshotter overlayfs',
  },
];

/** What of the settings is retired in a version. `pluginKey` gives the name under which that version finds a plugin's settings. */
export function retiredSettings(
  version: string,
  plugins: ReadonlyMap<string, TomlValue>,
  pluginKey: (name: string) => string,
  top: TomlTable,
): readonly RetiredSetting[] {
  const found: RetiredSetting[] = [];
  for (const { plugins: names, path, value, deprecated, removed, instead } of retirements) {
    const gone = removed !== undefined && isSince(version, removed);
    if (!gone && !isSince(version, deprecated)) continue;
    for (const name of names) {
      const table = plugins.get(pluginKey(name));
      if (table?.kind !== 'table') continue;
      for (const one of visit(table, path === '' ? [] : path.split('.')).slice(0, 20)) {
        if (value !== undefined ? textOf(one.value) !== value : path !== '' && isIdle(one.value)) continue;
        const key = [`plugins."${pluginKey(name)}"`, ...one.path].join('.');
        const state = gone ? 'removed' : 'deprecated';
        found.push({ key, state, since: gone ? removed : deprecated, instead, evidence: evidenceOf(one.place) });
      }
    }
  }
  const directory = top.entries.get('plugin_dir');
  if (directory && !isIdle(directory)) {
    const gone = isSince(version, '2.1');
    const [state, since] = gone ? (['removed', '2.1'] as const) : (['deprecated', '2.0'] as const);
    if (gone || isSince(version, '1.7'))
      found.push({ key: 'plugin_dir', state, since, instead: 'proxy_plugins', evidence: evidenceOf(directory.place) });
  }
  return found;
}

const textOf = (value: TomlValue): string | null => (value.kind === 'string' ? value.text : null);

/** Default configurations write retired settings out with nothing in them. */
function isIdle(value: TomlValue): boolean {
  if (value.kind === 'table') return [...value.entries.values()].every(isIdle);
  if (value.kind === 'array') return value.items.length === 0;
  return value.text === '' || value.text === 'false' || value.text === '0';
}
