import { isSince } from '../docker-options/engine-version.js';
import { backingFilesystemName, magic } from '../filesystem/filesystem-magic.js';
import type { Ask } from '../open-questions.js';
import type { Lack, Refusal } from './causes.js';
import type { GraphDriver } from './drivers.js';
import { usualHomes, type DriverHome, type FilesystemView, type StorageInput } from './input.js';
import { parseStorageOptions } from './storage-options.js';
import { trialMount } from './trial-mount.js';

/** What one driver's start gives. `unsupported` lets automatic selection go on to the next; `error` ends dockerd. */
export type DriverStart =
  | { readonly is: 'started'; readonly info: DriverInfo }
  | { readonly is: 'unsupported'; readonly lack: Lack }
  | { readonly is: 'error'; readonly refusal: Refusal };

/** What `docker info` says of the driver; `null`: this driver does not say it, or it cannot be told. */
export interface DriverInfo {
  readonly driver: string;
  readonly backingFilesystem: string | null;
  readonly supportsDType: boolean | null;
  readonly nativeOverlayDiff: boolean | null;
  readonly usingMetacopy: boolean | null;
}

interface Place {
  readonly directory: string;
  readonly filesystem: FilesystemView;
  readonly name: string;
  readonly isDirectory: boolean;
  readonly state: DriverHome;
}

/** Drivers are tried on their own directory if it exists, as it may be a mount of its own, and otherwise on the data-root. */
function placeOf(input: StorageInput, ask: Ask, driver: GraphDriver): Place {
  const home = input.homes[driver];
  const state = ask(`${driver}/ in the data-root`, home.state, usualHomes);
  const exists = state !== 'absent' && state !== 'dangling';
  return {
    directory: exists ? `${input.root.path}/${driver}` : input.root.path,
    filesystem: exists ? home.filesystem : input.root.filesystem,
    name: exists ? `the file system of ${driver}/` : 'the file system of the data-root',
    isDirectory: state !== 'no-directory',
    state,
  };
}

/** Source: moby v20.10.24, v23.0.6, v28.5.2 daemon/graphdriver/<driver> Init. */
export function startDriver(input: StorageInput, ask: Ask, driver: GraphDriver): DriverStart {
  const place = placeOf(input, ask, driver);
  switch (driver) {
    case 'overlay2':
    case 'overlay':
      return startOverlay(input, ask, driver, place);
    case 'btrfs':
      if (!isOn(ask, place, 'btrfs')) return lacks('btrfs');
      return homeProblem(input, place, driver) ?? optionProblem(input, driver) ?? started(driver);
    case 'zfs':
      return startZfs(input, ask, place);
    case 'fuse-overlayfs':
      if (!ask('fuse-overlayfs can be used', input.machine.fuseOverlayfs)) return lacks('fuse-overlayfs');
      return homeProblem(input, place, driver) ?? started(driver);
    case 'aufs':
      if (!ask('aufs can be used', input.machine.aufs) || isOn(ask, place, 'btrfs') || isOn(ask, place, 'ecryptfs'))
        return lacks('aufs');
      return homeProblem(input, place, driver) ?? started(driver, { backingFilesystem: nameOf(place) });
    case 'devicemapper':
      return (
        optionProblem(input, driver) ??
        (ask('devicemapper can be used', input.machine.devicemapper) ? started(driver) : lacks('devicemapper'))
      );
    case 'vfs':
      return startVfs(input, ask, place);
  }
}

function startOverlay(input: StorageInput, ask: Ask, driver: 'overlay' | 'overlay2', place: Place): DriverStart {
  const { filesystem, name } = place;
  const wrong = optionProblem(input, driver);
  if (wrong) return wrong;
  const lack = trialMount(input, ask, place, driver === 'overlay2' ? 2 : 1);
  if (lack) return lacks(lack);
  const dType = ask(`${name} has d_type`, filesystem.dType);
  const spared = !isSince(input.version, '23.0') && place.state === 'used';
  if (!dType && !spared) return lacks('d-type');
  const problem = homeProblem(input, place, driver);
  if (problem) return problem;
  if (driver === 'overlay2' && parseStorageOptions(input.version, driver, input.options).quota) {
    const message = quotaProblem(ask, place);
    if (message !== undefined) return { is: 'error', refusal: { cause: 'project-quota', driver, message } };
  }
  const info = { backingFilesystem: nameOf(place), supportsDType: dType };
  return driver === 'overlay' ? started(driver, info) : started(driver, { ...info, ...overlayInfo(input, filesystem) });
}

/** Source: moby daemon/graphdriver/overlay2/check.go doesSupportNativeDiff, usingMetacopy. */
function overlayInfo(input: StorageInput, { trustedXattrs }: FilesystemView): Partial<DriverInfo> {
  const { overlay, machine, version } = input;
  const hindered = [
    machine.userNamespace,
    trustedXattrs === null ? null : !trustedXattrs,
    overlay.redirects,
    overlay.opaqueBug,
  ];
  const nativeOverlayDiff = hindered.includes(true) ? false : hindered.includes(null) ? null : true;
  if (!isSince(version, '23.0')) return { nativeOverlayDiff };
  const needed = [overlay.metacopy, trustedXattrs];
  return { nativeOverlayDiff, usingMetacopy: needed.includes(false) ? false : needed.includes(null) ? null : true };
}

function startZfs(input: StorageInput, ask: Ask, place: Place): DriverStart {
  if (!ask('zfs can be used', input.machine.zfs)) return lacks('zfs');
  const wrong = optionProblem(input, 'zfs');
  if (wrong) return wrong;
  const { dataset } = parseStorageOptions(input.version, 'zfs', input.options);
  if (
    !dataset &&
    !isOn(ask, { ...place, filesystem: input.root.filesystem, name: 'the file system of the data-root' }, 'zfs')
  )
    return lacks('zfs');
  return ask('zfs finds its dataset', null) ? started('zfs') : lacks('zfs');
}

function startVfs(input: StorageInput, ask: Ask, place: Place): DriverStart {
  const wrong = optionProblem(input, 'vfs') ?? homeProblem(input, place, 'vfs');
  if (wrong) return wrong;
  if (
    parseStorageOptions(input.version, 'vfs', input.options).quota &&
    !ask(`${place.name} has project quotas`, place.filesystem.projectQuota)
  ) {
    const message = 'Filesystem does not support, or has not enabled quotas';
    return { is: 'error', refusal: { cause: 'project-quota', driver: 'vfs', message } };
  }
  return started('vfs');
}

function quotaProblem(ask: Ask, place: Place): string | undefined {
  if (!isOn(ask, place, 'xfs'))
    return `Storage Option overlay2.size only supported for backingFS XFS. Found ${nameOf(place) ?? 'another'}`;
  if (ask(`${place.name} has project quotas`, place.filesystem.projectQuota)) return undefined;
  return 'Storage option overlay2.size not supported. Filesystem does not support Project Quota';
}

/** Every driver makes its directory, with those above it. */
function homeProblem(input: StorageInput, place: Place, driver: GraphDriver): DriverStart | undefined {
  if (place.state !== 'no-directory' && place.state !== 'dangling') return undefined;
  const path = `${input.root.path}/${driver}`;
  const message = `mkdir ${path}: ${place.state === 'dangling' ? 'file exists' : 'not a directory'}`;
  return { is: 'error', refusal: { cause: 'data-root-entry', driver, names: [driver], message } };
}

function optionProblem(input: StorageInput, driver: GraphDriver): DriverStart | undefined {
  const { problem, key } = parseStorageOptions(input.version, driver, input.options);
  if (problem === undefined) return undefined;
  return {
    is: 'error',
    refusal: { cause: 'storage-option', driver, message: problem, names: key === undefined ? [] : [key] },
  };
}

function isOn(ask: Ask, { filesystem, name }: Place, kind: 'btrfs' | 'ecryptfs' | 'xfs' | 'zfs'): boolean {
  return ask(`${name} is ${kind}`, filesystem.magic === null ? null : filesystem.magic === magic[kind]);
}

const nameOf = ({ filesystem }: Place): string | null =>
  filesystem.magic === null ? null : backingFilesystemName(filesystem.magic);

const lacks = (lack: Lack): DriverStart => ({ is: 'unsupported', lack });

const nothingSaid = { backingFilesystem: null, supportsDType: null, nativeOverlayDiff: null, usingMetacopy: null };

const started = (driver: string, info: Partial<DriverInfo> = {}): DriverStart => ({
  is: 'started',
  info: { driver, ...nothingSaid, ...info },
});
