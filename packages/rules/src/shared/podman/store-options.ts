import type { Evidence } from '@hostlint/core';
import { isSince } from '../docker-options/engine-version.js';
import type { TomlValue } from '../toml/parse-toml.js';
import type { PodmanBuild } from './podman-version.js';

/** A setting with the line that made it; without one it is podman's default. */
export interface Placed<T> {
  readonly value: T;
  readonly evidence: Evidence | null;
}

/** An option of a storage driver as containers/storage hands it on: `overlay.mount_program=/usr/bin/fuse-overlayfs`. */
export interface DriverOption {
  readonly text: string;
  readonly evidence: Evidence | null;
}

export interface StoreOptions {
  /** Empty: podman chooses. `overlay2` is `overlay`. */
  readonly driver: Placed<string>;
  readonly priority: readonly string[];
  readonly graphRoot: Placed<string>;
  readonly runRoot: Placed<string>;
  /** Empty: images are kept in the graph root. */
  readonly imageStore: Placed<string>;
  readonly transient: boolean;
  readonly options: readonly DriverOption[];
  /** remap-user and the like, whose ids must be found. */
  readonly remaps: Placed<boolean>;
}

/** By dotted key without the leading `storage.`. */
export type StorageSettings = ReadonlyMap<string, Placed<TomlValue>>;

/** The variables that containers/storage looks at. */
export interface StorageEnvironment {
  readonly driver: Placed<string> | null;
  readonly options: Placed<string> | null;
}

export interface StoreSurroundings {
  readonly library: string;
  readonly build: PodmanBuild;
  readonly environment: StorageEnvironment;
  /** Whether a file was read that no variable names. */
  readonly hasUsualFile: boolean;
  /** Root's home, for $HOME in paths. */
  readonly home: string;
}

export interface MadeStoreOptions {
  readonly options: StoreOptions;
  /** `runroot` or `graphroot`, where the file leaves it out and this version takes no default for it. */
  readonly missingRoot: string | null;
  /** Whether it is known that this build wants both. */
  readonly missingIsCertain: boolean;
}

const defaults = { runroot: '/run/containers/storage', graphroot: '/var/lib/containers/storage' } as const;

/** What podman's storage is set up with. Source: containers/storage v1.43.0, v1.57.2, v1.62.0, v1.64.0 types/options.go. */
export function makeStoreOptions(settings: StorageSettings, around: StoreSurroundings): MadeStoreOptions {
  const { library, environment, home } = around;
  const text = (key: string): Placed<string> => {
    const found = settings.get(key);
    return typeof found?.value === 'string' && found.value !== ''
      ? { ...found, value: found.value }
      : { value: '', evidence: null };
  };
  const root = (key: keyof typeof defaults): Placed<string> => {
    const { value, evidence } = text(key);
    return { value: expandPath(value === '' ? defaults[key] : value, home), evidence };
  };
  const written = environment.driver ?? text('driver');
  const driver = written.value === 'overlay2' ? { ...written, value: 'overlay' } : written;
  const options = environment.options
    ? splitOptions(environment.options)
    : isSince(library, '1.63')
      ? plainOptions(settings)
      : [...prefixedOptions(settings, written.value), ...ownOptions(settings, driver.value)];
  const missing = (['runroot', 'graphroot'] as const).find(key => text(key).value === '');
  return {
    options: {
      driver,
      priority: stringsOf(settings.get('driver_priority')?.value),
      graphRoot: root('graphroot'),
      runRoot: root('runroot'),
      imageStore: text('imagestore'),
      transient: settings.get('transient_store')?.value === true,
      options,
      remaps: remapsOf(settings),
    },
    missingRoot: missing !== undefined && around.hasUsualFile && wantsRoots(around) !== false ? missing : null,
    missingIsCertain: wantsRoots(around) === true,
  };
}

/**
 * Since 1.45.4 a storage.conf must have runroot and graphroot, until 1.60 took defaults again. Debian brought the former back to 1.43.
 * Measured with podman 4.3.1 of Debian 12, 5.4.2 of Debian 13 and 5.8.6.
 */
function wantsRoots({ library, build }: StoreSurroundings): boolean | null {
  if (isSince(library, '1.60')) return false;
  if (isSince(library, '1.46')) return true;
  if (isSince(library, '1.43')) return build === 'debian' ? true : null;
  return null;
}

export const stringsOf = (value: TomlValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** Source: types/utils.go expandEnvPath. Other variables of root's environment are not known and count as unset, as they mostly are. */
function expandPath(path: string, home: string): string {
  if (!path.includes('$')) return path;
  const given = path.replaceAll('$UID', '0');
  // Behind the last brace none is closed: to look for its end from each would take the square of the time.
  const closed = given.lastIndexOf('}') + 1;
  const valueOf = (name: string | undefined): string => (name === 'HOME' ? home : '');
  return (
    given
      .slice(0, closed)
      .replace(/\$(?:\{([^}]*)\}|(\w+))/g, (_, braced: string | undefined, bare: string | undefined) =>
        valueOf(braced ?? bare),
      ) + given.slice(closed).replace(/\$(\w+)/g, (_, bare: string) => valueOf(bare))
  );
}

const splitOptions = ({ value, evidence }: Placed<string>): readonly DriverOption[] =>
  value === '' ? [] : value.split(',').map(text => ({ text, evidence }));

/** What stands in [storage.options] itself, by name of the option. */
const common = ['size', 'mount_program', 'skip_mount_home', 'ignore_chown_errors', 'force_mask', 'mountopt'];

function lists(settings: StorageSettings, prefix: string): readonly DriverOption[] {
  return [
    ['additionalimagestores', 'imagestore'],
    ['additionallayerstores', 'additionallayerstore'],
  ].flatMap(([key, name]) => {
    const found = settings.get(`options.${key}`);
    return stringsOf(found?.value).map(store => ({
      text: `${prefix}${name}=${store}`,
      evidence: found?.evidence ?? null,
    }));
  });
}

function commonOptions(settings: StorageSettings, prefix: string): readonly DriverOption[] {
  return common.flatMap(name => {
    const found = settings.get(`options.${name}`);
    const value = typeof found?.value === 'bigint' ? (found.value === 0n ? '' : found.value.toString(8)) : found?.value;
    return found && typeof value === 'string' && value !== ''
      ? [{ text: `${prefix}${name}=${value}`, evidence: found.evidence }]
      : [];
  });
}

const prefixedOptions = (settings: StorageSettings, driver: string): readonly DriverOption[] => [
  ...lists(settings, `${driver}.`),
  ...commonOptions(settings, `${driver}.`),
];

/** Options of each driver's own table; the second name is where [storage.options] itself serves as well. */
const tables: Readonly<Record<string, readonly string[]>> = {
  aufs: ['mountopt'],
  btrfs: ['min_space', 'size'],
  overlay: [
    'ignore_chown_errors',
    'mount_program',
    'mountopt',
    'size',
    'inodes',
    'skip_mount_home',
    'force_mask',
    'use_composefs',
    'sync',
  ],
  vfs: ['ignore_chown_errors', 'sync'],
  zfs: ['fsname', 'mountopt', 'size'],
};
const neverCommon = ['inodes', 'use_composefs', 'min_space', 'fsname', 'sync'];

/** Source: pkg/config/config.go GetGraphDriverOptions before 1.63: the driver's own table, else what [storage.options] says. */
function ownOptions(settings: StorageSettings, driver: string): readonly DriverOption[] {
  const options: DriverOption[] = [];
  for (const name of tables[driver] ?? []) {
    const own = settings.get(`options.${driver}.${name}`);
    const found = own?.value ? own : neverCommon.includes(name) ? undefined : settings.get(`options.${name}`);
    if (!found?.value) continue;
    // A number is printed as os.FileMode prints itself, which the driver then refuses.
    const value = typeof found.value === 'bigint' ? fileModeText(Number(found.value)) : String(found.value);
    options.push({ text: `${driver}.${name}=${value}`, evidence: found.evidence });
    if (driver === 'btrfs' && name === 'min_space') return options;
  }
  return options;
}

/** Source: Go's io/fs FileMode.String, for permission bits. */
function fileModeText(mode: number): string {
  return `-${[...'rwxrwxrwx'].map((letter, index) => (mode & (1 << (8 - index)) ? letter : '-')).join('')}`;
}

/** Since 1.63 options name their own driver, and others skip them. */
function plainOptions(settings: StorageSettings): readonly DriverOption[] {
  const own = Object.entries(tables).flatMap(([driver, names]) =>
    names.flatMap(name => {
      const found = settings.get(`options.${driver}.${name}`);
      return typeof found?.value === 'string' && found.value !== ''
        ? [{ text: `${driver}.${name}=${found.value}`, evidence: found.evidence }]
        : [];
    }),
  );
  return [...lists(settings, ''), ...commonOptions(settings, ''), ...own];
}

function remapsOf(settings: StorageSettings): Placed<boolean> {
  for (const key of ['remap-user', 'remap-group', 'remap-uids', 'remap-gids']) {
    const found = settings.get(`options.${key}`);
    if (found?.value) return { value: true, evidence: found.evidence };
  }
  return { value: false, evidence: null };
}
