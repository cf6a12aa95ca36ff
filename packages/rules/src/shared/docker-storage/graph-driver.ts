import { isSince } from '../docker-options/engine-version.js';
import type { Ask } from '../open-questions.js';
import type { Lack, Refusal } from './causes.js';
import { startDriver, type DriverInfo } from './driver-init.js';
import { driverPriority, isDeprecatedDriver, isInVersion, removedBy, type GraphDriver } from './drivers.js';
import { questionOf, usualHomes, type ImageStoreQuestion, type StorageInput } from './input.js';

/** What dockerd makes of its storage. */
export type StorageResult =
  | {
      readonly starts: true;
      readonly store: 'graphdriver' | 'containerd';
      readonly chosen: 'configured' | 'prior' | 'automatic';
      readonly info: DriverInfo;
      readonly passedOver: readonly PassedOver[];
    }
  | { readonly starts: false; readonly refusal: Refusal };

/** A driver that automatic selection tried and left. */
export interface PassedOver {
  readonly driver: GraphDriver;
  readonly lack: Lack;
}

/** The drivers of this build, in the order of automatic selection. */
export function registeredDrivers(
  input: Pick<StorageInput, 'version' | 'hasZfsDriver'>,
  ask: Ask,
): readonly GraphDriver[] {
  return driverPriority(input.version).filter(
    driver => driver !== 'zfs' || ask('this build has the zfs driver', input.hasZfsDriver),
  );
}

/** Whether a driver was used here before: its directory is there and not empty. Source: moby daemon/graphdriver/driver.go scanPriorDrivers. */
export function priorDrivers(input: ImageStoreQuestion, ask: Ask): readonly GraphDriver[] {
  return registeredDrivers(input, ask).filter(driver => {
    if (driver === 'vfs') return false;
    const state = ask(`${driver}/ in the data-root`, input.homeState(driver), usualHomes);
    return state === 'used' || state === 'no-directory';
  });
}

/** Source: moby v20.10.24, v23.0.6, v24.0.9, v28.5.2 daemon/graphdriver/driver.go New. */
export function chooseGraphDriver(input: StorageInput, ask: Ask): StorageResult {
  if (input.driver !== '') return configuredDriver(input, ask);
  const registered = registeredDrivers(input, ask);
  const prior = priorDrivers(questionOf(input), ask);
  const [first] = prior;
  return first === undefined ? automaticDriver(input, ask, registered) : priorDriver(input, ask, first, prior);
}

function configuredDriver(input: StorageInput, ask: Ask): StorageResult {
  const { driver, version } = input;
  if (removedBy(version, driver) !== undefined) {
    const message = `[graphdriver] ERROR: the ${driver} storage-driver has been deprecated and removed`;
    return refuse({ cause: 'driver-removed', driver, message });
  }
  const unknown: Refusal = { cause: 'driver-unknown', driver, message: 'driver not supported' };
  if (!isInVersion(version, driver)) return refuse(unknown);
  const start = startDriver(input, ask, driver);
  // Where the driver is not in the build and where it lacks what it needs, dockerd ends just the same.
  if (start.is === 'unsupported')
    return refuse({ cause: 'driver-unsupported', driver, lack: start.lack, message: notSupported(start.lack, driver) });
  if (driver === 'zfs' && !ask('this build has the zfs driver', input.hasZfsDriver)) return refuse(unknown);
  return start.is === 'error' ? refuse(start.refusal) : begin('configured', start.info);
}

function priorDriver(input: StorageInput, ask: Ask, driver: GraphDriver, prior: readonly GraphDriver[]): StorageResult {
  const start = startDriver(input, ask, driver);
  if (start.is === 'error') return refuse(start.refusal);
  if (start.is === 'unsupported') {
    return refuse({
      cause: 'prior-driver-unsupported',
      driver,
      lack: start.lack,
      message: notSupported(start.lack, driver),
    });
  }
  if (isSince(input.version, '23.0') && isDeprecatedDriver(driver)) {
    const message = `prior storage driver ${driver} is deprecated and will be removed in a future release; update the the daemon configuration and explicitly choose this storage driver to continue using it`;
    return refuse({ cause: 'prior-driver-deprecated', driver, message });
  }
  if (prior.length > 1) {
    const message = `${input.root.path} contains several valid graphdrivers: ${prior.join(', ')}`;
    return refuse({ cause: 'several-prior-drivers', driver, names: prior, message });
  }
  return begin('prior', start.info);
}

function automaticDriver(input: StorageInput, ask: Ask, registered: readonly GraphDriver[]): StorageResult {
  const passedOver: PassedOver[] = [];
  for (const driver of registered) {
    if (isSince(input.version, '23.0') && isDeprecatedDriver(driver)) continue;
    const start = startDriver(input, ask, driver);
    if (start.is === 'error') return refuse(start.refusal);
    if (start.is === 'started') return begin('automatic', start.info, passedOver);
    passedOver.push({ driver, lack: start.lack });
  }
  // vfs, the last one, needs nothing.
  return refuse({ cause: 'driver-unsupported', message: 'no supported storage driver found' });
}

const refuse = (refusal: Refusal): StorageResult => ({ starts: false, refusal });

const begin = (
  chosen: 'configured' | 'prior' | 'automatic',
  info: DriverInfo,
  passedOver: readonly PassedOver[] = [],
): StorageResult => ({ starts: true, store: 'graphdriver', chosen, info, passedOver });

function notSupported(lack: Lack, driver: string): string {
  if (lack === 'd-type')
    return `${driver}: the backing filesystem is formatted without d_type support, which leads to incorrect behavior`;
  return lack === 'btrfs' || lack === 'zfs'
    ? 'prerequisites for driver not satisfied (wrong filesystem?)'
    : 'driver not supported';
}
