import type { EngineRange } from './engine-version.js';

/** What a flag of dockerd takes. Each name has its own check of values. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'int'
  | 'ip'
  | 'ip-list'
  | 'list'
  | 'host-list'
  | 'label-list'
  | 'search-list'
  | 'mirror-list'
  | 'index-list'
  | 'resource-list'
  | 'map'
  | 'map-of-maps'
  | 'runtime'
  | 'ulimit'
  | 'address-pool'
  | 'feature'
  | 'gateway-list'
  | 'nri'
  | 'bytes';

/** A flag of dockerd on its command line. */
export interface DockerFlag extends EngineRange {
  /** The long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  readonly type: FlagType;
  /** The key of daemon.json for the same setting, where it has another name (pflag's NamedOption in moby's opts). */
  readonly key?: string;
}
