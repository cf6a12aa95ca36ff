import type { Cure, Evidence } from '@hostlint/core';
import type { SecuritySettings } from './security-settings.js';
import type { NetworkSettings } from './network-settings.js';

/** Where a setting of dockerd comes from. */
export type SettingOrigin = 'default' | 'file' | 'arguments' | 'environment';

/** A setting as dockerd would use it, and the place that decides it (`null` for a default). */
export interface Setting<T> {
  readonly value: T;
  readonly origin: SettingOrigin;
  readonly evidence: Evidence | null;
}

/** Why dockerd exits, or quietly does something else than the configuration says. One rule says each of them. */
export type ConfigCause =
  | 'unit'
  | 'arguments'
  | 'config-file'
  | 'encoding'
  | 'byte-order-mark'
  | 'syntax'
  | 'trailing-text'
  | 'type'
  | 'duplicate-key'
  | 'unknown-key'
  | 'key-case'
  | 'removed-key'
  | 'deprecated-key'
  | 'ignored-key'
  | 'nested-object'
  | 'null-switch'
  | 'flag-conflict'
  | 'host-gateway'
  | 'value'
  | 'log-options'
  | 'settings-conflict'
  | 'runtimes'
  | 'seccomp-profile'
  | 'userland-proxy'
  | 'userns-remap'
  | 'tls'
  | 'environment';

/** One thing that is wrong with the configuration. */
export interface ConfigFault {
  readonly cause: ConfigCause;
  /** The key of daemon.json or the long name of the flag, where there is one. */
  readonly key?: string;
  /** dockerd's own words, where it says some. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** Whether dockerd exits because of it. */
  readonly stops: boolean;
  /** What to write instead, such as the right name of a misspelt key. */
  readonly instead?: string;
}

/** A cause that could not be judged, because something it depends on could not be read. */
export interface UndecidedCause {
  readonly cause: ConfigCause;
  readonly why: string;
  readonly cure?: Cure;
}

/** What dockerd of one version makes of its arguments, its environment and its daemon.json. */
export interface DaemonConfig {
  /** The version that it was judged for. */
  readonly version: string;
  /** The path of the configuration file that this daemon reads; empty when it reads none. */
  readonly configFile: string;
  /** In the order in which dockerd would meet them. */
  readonly faults: readonly ConfigFault[];
  readonly undecided: readonly UndecidedCause[];
  /** Best known when dockerd refuses the configuration: what can still be understood of it. */
  readonly dataRoot: Setting<string>;
  readonly execRoot: Setting<string>;
  /** Empty when dockerd chooses by itself. `DOCKER_DRIVER` wins over both file and arguments. */
  readonly storageDriver: Setting<string>;
  readonly storageOptions: Setting<readonly string[]>;
  /** Empty when user namespaces are off. */
  readonly usernsRemap: Setting<string>;
  readonly features: Setting<Readonly<Record<string, boolean>>>;
  readonly hosts: Setting<readonly string[]>;
  /** Address of a containerd that dockerd does not start itself; empty when it looks for one. */
  readonly containerd: Setting<string>;
  readonly defaultRuntime: Setting<string>;
  readonly execOptions: Setting<readonly string[]>;
  readonly cgroupParent: Setting<string>;
  readonly liveRestore: Setting<boolean>;
  readonly experimental: Setting<boolean>;
  readonly rootless: Setting<boolean>;
  readonly security: SecuritySettings;
  readonly network: NetworkSettings;
  /** Empty where dockerd writes none. */
  readonly pidfile: Setting<string>;
  readonly init: Setting<boolean>;
  /** Empty: dockerd looks for docker-init. */
  readonly initPath: Setting<string>;
}
