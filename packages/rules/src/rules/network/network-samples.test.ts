import type { MeasuredSysctls } from '../../facts/kernel/measured-sysctls.js';
import type { Sysctl, Sysctls } from '../../facts/kernel/sysctls.js';
import type { DaemonConfig, Setting } from '../../facts/docker/daemon-config.js';
import type { DockerEngine } from '../../facts/docker/engine.js';
import {
  measuredKeys,
  type MeasuredKey,
  sysctlKeys,
  sysctlPath,
  type SysctlKey,
} from '../../shared/kernel/sysctl-keys.js';
import { configWith, debian, standardNetwork } from '../docker/config-samples.test.js';

type Network = DaemonConfig['network'];

export const daemonJson = '/etc/docker/daemon.json';

/** A setting that a line of daemon.json makes. */
export const set = <const T>(value: T): Setting<T> => ({
  value,
  origin: 'file',
  evidence: { path: daemonJson, line: 2 },
});

/** What a dockerd of a version makes of these settings of networks. */
export function docker(
  version: string,
  network: Partial<Network> = {},
  part: Partial<DaemonConfig> = {},
): DaemonConfig {
  const ip6tables = { ...standardNetwork.ip6tables, value: Number(version.split('.', 1)[0]) >= 27 };
  return configWith([], { version, network: { ...standardNetwork, ip6tables, ...network }, ...part });
}

export const engine = (installed = true): DockerEngine => ({
  installed,
  version: '28.5.2',
  judgedFor: 'found',
  found: '28.5.2',
  binary: '/usr/bin/dockerd',
});

/** Sysctls of a running kernel: those not given are not there. `undefined` for one: it could not be read. */
export const sysctls = (values: Partial<Record<SysctlKey, string | undefined>>): Sysctls => all(sysctlKeys, values);

export const measured = (values: Partial<Record<MeasuredKey, string | undefined>>): MeasuredSysctls =>
  all(measuredKeys, values);

function all<K extends string>(keys: readonly K[], values: Partial<Record<K, string | undefined>>): Record<K, Sysctl> {
  const one = (key: K): Sysctl => {
    if (!(key in values)) return { known: true, value: null, evidence: [] };
    const value = values[key];
    return value === undefined
      ? { known: false, reason: 'denied', detail: `${sysctlPath(key)} may not be read` }
      : { known: true, value, evidence: [{ path: sysctlPath(key), line: 1, text: value }] };
  };
  return Object.fromEntries(keys.map(key => [key, one(key)])) as Record<K, Sysctl>;
}

export { debian };
