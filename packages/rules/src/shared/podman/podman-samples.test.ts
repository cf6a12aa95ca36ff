import { ext4 } from '../docker-storage/storage-samples.test.js';
import type { FilesystemView } from '../docker-storage/input.js';
import { decidePodman, type PodmanStorage } from './decide.js';
import { driverHomes } from './drivers.js';
import type { PathState } from './driver-options.js';
import type { HomeState, PodmanInput, RootView } from './input.js';
import type { OverlayInput } from './overlay-start.js';
import { storageLibrary, type PodmanBuild } from './podman-version.js';
import type { StoreOptions } from './store-options.js';

const place = { path: '/etc/containers/storage.conf', line: 2, text: 'x' };

/** A host with a new graph root on ext4 and fuse-overlayfs not installed, and what differs from that. */
export interface PodmanSample {
  readonly version?: string;
  readonly build?: PodmanBuild;
  readonly driver?: string;
  readonly priority?: readonly string[];
  readonly options?: readonly string[];
  readonly imageStore?: string;
  readonly on?: FilesystemView;
  readonly root?: Partial<RootView>;
  readonly runRoot?: Partial<RootView>;
  readonly homes?: Partial<Record<string, HomeState | null>>;
  /** overlay/ as a mount of its own. */
  readonly overlayOn?: FilesystemView;
  readonly flag?: PodmanInput['overlayHome']['flag'];
  readonly indicators?: boolean | null;
  readonly cache?: Partial<PodmanInput['cache']>;
  readonly database?: PodmanInput['database'];
  readonly overlay?: Partial<PodmanInput['overlay']>;
  readonly machine?: Partial<PodmanInput['machine']>;
  readonly early?: PodmanInput['early'];
  readonly earlyOpen?: PodmanInput['earlyOpen'];
  readonly remaps?: boolean;
  readonly paths?: Readonly<Record<string, PathState | null>>;
}

export function storeOptions(sample: PodmanSample = {}): StoreOptions {
  const set = <T>(value: T, isSet: boolean) => ({ value, evidence: isSet ? place : null });
  return {
    driver: set(sample.driver ?? '', sample.driver !== undefined),
    priority: sample.priority ?? [],
    graphRoot: set('/var/lib/containers/storage', false),
    runRoot: set('/run/containers/storage', false),
    imageStore: set(sample.imageStore ?? '', sample.imageStore !== undefined),
    transient: false,
    options: (sample.options ?? []).map(text => ({ text, evidence: place })),
    remaps: set(sample.remaps ?? false, sample.remaps ?? false),
  };
}

export function podmanInput(sample: PodmanSample = {}): OverlayInput {
  const version = sample.version ?? '5.8.2';
  const build = sample.build === undefined ? 'other' : sample.build;
  const on = sample.on ?? ext4;
  const common = { fault: null, faultPath: '', space: 'enough', inodes: 'enough', blocked: [] } as const;
  const root: RootView = { path: '/var/lib/containers/storage', filesystem: on, ...common, ...sample.root };
  return {
    version,
    build,
    library: storageLibrary(version, build),
    kernel: { raw: '6.1.0-37-amd64', major: 6, minor: 1, patch: 0, tail: '-37-amd64' },
    early: sample.early ?? [],
    earlyOpen: sample.earlyOpen ?? null,
    store: storeOptions(sample),
    configured: root,
    root,
    runRoot: { path: '/run/containers/storage', filesystem: ext4, ...common, ...sample.runRoot },
    database: sample.database ?? { state: 'none' },
    homes: Object.fromEntries(
      driverHomes.map(name => [name, sample.homes?.[name] === undefined ? 'absent' : sample.homes[name]]),
    ) as PodmanInput['homes'],
    overlayHome: {
      filesystem: sample.overlayOn ?? on,
      flag: sample.flag === undefined ? 'none' : sample.flag,
      indicators: sample.indicators === undefined ? false : sample.indicators,
    },
    cache: { overlay: undefined, metacopy: undefined, nativeDiff: undefined, ...sample.cache },
    overlay: {
      usable: true,
      multipleLower: true,
      redirects: false,
      metacopy: false,
      opaqueBug: false,
      ...sample.overlay,
    },
    machine: {
      userNamespace: false,
      fuseOverlayfs: false,
      composefs: false,
      zfs: false,
      aufs: false,
      devicemapper: false,
      ...sample.machine,
    },
    stateOf: path => (sample.paths && path in sample.paths ? (sample.paths[path] ?? null) : 'absent'),
  };
}

export const decide = (sample: PodmanSample = {}): PodmanStorage => decidePodman(podmanInput(sample));
