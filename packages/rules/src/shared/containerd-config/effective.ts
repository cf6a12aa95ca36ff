import type { Evidence } from '@hostlint/core';
import { evidenceOf, type TomlPlace, type TomlTable, type TomlValue } from '../go-toml/node.js';
import type { Argument, ContainerdArguments } from './arguments.js';
import { integerOf, textsOf, type LoadedConfig } from './load-config.js';

/** A setting as containerd would use it, and the place that decides it (`null` for a default). */
export interface ContainerdSetting<T> {
  readonly value: T;
  readonly evidence: Evidence | null;
}

export interface ContainerdSettings {
  readonly root: ContainerdSetting<string>;
  readonly state: ContainerdSetting<string>;
  readonly temp: ContainerdSetting<string>;
  readonly address: ContainerdSetting<string>;
  readonly ttrpcAddress: ContainerdSetting<string>;
  readonly debugAddress: ContainerdSetting<string>;
  readonly metricsAddress: ContainerdSetting<string>;
  readonly tcpAddress: ContainerdSetting<string>;
  readonly logLevel: ContainerdSetting<string>;
  readonly logFormat: ContainerdSetting<string>;
  readonly cgroupPath: ContainerdSetting<string>;
  readonly pluginDirectory: ContainerdSetting<string>;
}

/** A value by its path in tables. */
export function valueAt(table: TomlTable, ...path: readonly string[]): TomlValue | undefined {
  let value: TomlValue | undefined = table;
  for (const key of path) value = value?.kind === 'table' ? value.entries.get(key) : undefined;
  return value;
}

export const textAt = (table: TomlTable, ...path: readonly string[]): ContainerdSetting<string> => {
  const value = valueAt(table, ...path);
  return value?.kind === 'string' && value.text !== ''
    ? { value: value.text, evidence: evidenceOf(value.place) }
    : { value: '', evidence: null };
};

/** What holds of arguments, file and defaults. Source: containerd v1.7.24, v2.1.9, v2.3.4 cmd/containerd/command/main.go applyFlags. */
export function effectiveSettings(
  { top, plugins, schema }: LoadedConfig,
  given: ContainerdArguments,
): ContainerdSettings {
  const or = (own: ContainerdSetting<string>, standard: string): ContainerdSetting<string> =>
    own.value === '' ? { value: standard, evidence: null } : own;
  const over = (argument: Argument | null, own: ContainerdSetting<string>): ContainerdSetting<string> =>
    argument && argument.text !== '' ? { value: argument.text, evidence: argument.evidence } : own;
  // Since version 4 the listeners are plugins; before, both are merged into those.
  const server = (plugin: string, ...path: readonly string[]): ContainerdSetting<string> => {
    const own = plugins.get(`io.containerd.server.v1.${plugin}`);
    const moved = own?.kind === 'table' && schema >= 4 ? textAt(own, 'address') : null;
    return moved && moved.value !== '' ? moved : textAt(top, ...path);
  };
  const address = over(given.address, or(server('grpc', 'grpc', 'address'), '/run/containerd/containerd.sock'));
  return {
    root: over(given.root, or(textAt(top, 'root'), '/var/lib/containerd')),
    state: over(given.state, or(textAt(top, 'state'), '/run/containerd')),
    temp: textAt(top, 'temp'),
    address,
    ttrpcAddress: or(server('ttrpc', 'ttrpc', 'address'), `${address.value}.ttrpc`),
    debugAddress: server('debug', 'debug', 'address'),
    metricsAddress: server('metrics', 'metrics', 'address'),
    tcpAddress: server('grpc-tcp', 'grpc', 'tcp_address'),
    logLevel: over(given.logLevel, textAt(top, 'debug', 'level')),
    logFormat: textAt(top, 'debug', 'format'),
    cgroupPath: textAt(top, 'cgroup', 'path'),
    pluginDirectory: textAt(top, 'plugin_dir'),
  };
}

export { integerOf, textsOf };
export type { TomlPlace };
