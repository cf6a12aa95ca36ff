import { isSince } from '../docker-options/engine-version.js';
import { magic } from '../filesystem/filesystem-magic.js';
import type { Ask } from '../open-questions.js';
import { lacks, refuses, type DriverStart } from './driver-outcome.js';
import { parseDriverOptions } from './driver-options.js';
import type { HomeName, PodmanDriver } from './drivers.js';
import { usualHomeStates } from './input.js';
import { startOverlay, type OverlayInput } from './overlay-start.js';

const prerequisites = 'prerequisites for driver not satisfied (wrong filesystem?)';

/** Source: containers/storage v1.43.0, v1.57.2, v1.62.0, v1.64.0 drivers/<driver> Init. */
export function startDriver(input: OverlayInput, ask: Ask, driver: PodmanDriver): DriverStart {
  switch (driver) {
    case 'overlay': {
      const options = parseDriverOptions('overlay', input, ask);
      if (options.refusal) return refuses(options.refusal);
      return homeProblem(input, ask, driver) ?? startOverlay(input, ask);
    }
    case 'btrfs':
      if (!isOn(input, ask, 'btrfs'))
        return lacks('btrfs', `"${input.root.path}/btrfs" is not on a btrfs filesystem: ${prerequisites}`);
      return homeProblem(input, ask, driver) ?? optionProblem(input, ask, driver) ?? started(driver);
    case 'vfs':
      return homeProblem(input, ask, driver) ?? optionProblem(input, ask, driver) ?? started(driver);
    case 'zfs':
      return startZfs(input, ask);
    case 'aufs':
      if (!ask('aufs can be used', input.machine.aufs) || isOn(input, ask, 'btrfs') || isOn(input, ask, 'ecryptfs'))
        return lacks('aufs', 'kernel does not support aufs: driver not supported');
      return optionProblem(input, ask, driver) ?? homeProblem(input, ask, driver) ?? started(driver);
    case 'devicemapper':
      return ask('devicemapper can be used', input.machine.devicemapper)
        ? started(driver)
        : lacks('devicemapper', 'driver not supported');
  }
}

function startZfs(input: OverlayInput, ask: Ask): DriverStart {
  if (!ask('zfs can be used', input.machine.zfs))
    return lacks('zfs', `the 'zfs' command is not available: ${prerequisites}`);
  const options = parseDriverOptions('zfs', input, ask);
  if (options.refusal) return refuses(options.refusal);
  if (!options.dataset && !isOn(input, ask, 'zfs'))
    return lacks('zfs', `no zfs dataset found for rootdir: ${prerequisites}`);
  return ask('zfs finds its dataset', null)
    ? started('zfs')
    : refuses({ cause: 'driver-unsupported', driver: 'zfs', lack: 'zfs', message: 'cannot find root filesystem' });
}

function optionProblem(input: OverlayInput, ask: Ask, driver: PodmanDriver): DriverStart | undefined {
  const { refusal } = parseDriverOptions(driver, input, ask);
  return refusal && refuses(refusal);
}

/** The directories that a driver makes in its own: what is there already must be one. */
export const innerDirectory = (library: string, driver: PodmanDriver): string | undefined => {
  if (driver === 'overlay') return 'l';
  if (!isSince(library, '1.47')) return undefined;
  return driver === 'vfs' ? 'dir' : driver === 'btrfs' ? 'subvolumes' : undefined;
};

function homeProblem(input: OverlayInput, ask: Ask, driver: HomeName): DriverStart | undefined {
  const state = ask(`${driver}/ in the graph root`, input.homes[driver], usualHomeStates);
  if (state !== 'no-directory' && state !== 'dangling') return undefined;
  const message = `mkdir ${input.root.path}/${driver}: ${state === 'dangling' ? 'file exists' : 'not a directory'}`;
  return refuses({ cause: 'graphroot-entry', driver, names: [driver], message });
}

function isOn(input: OverlayInput, ask: Ask, kind: 'btrfs' | 'ecryptfs' | 'zfs'): boolean {
  const { magic: number } = input.root.filesystem;
  return ask(`the graph root is on ${kind}`, number === null ? null : number === magic[kind]);
}

const started = (driver: string): DriverStart => ({
  is: 'started',
  info: {
    driver,
    backingFilesystem: null,
    supportsDType: null,
    nativeOverlayDiff: null,
    usingMetacopy: null,
    program: null,
  },
});
