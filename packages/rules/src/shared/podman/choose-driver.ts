import { isSince } from '../docker-options/engine-version.js';
import type { Ask } from '../open-questions.js';
import type { PodmanLack, Refusal } from './causes.js';
import type { PodmanDriverInfo } from './driver-outcome.js';
import { startDriver } from './driver-start.js';
import { driverHomes, isRegistered, podmanDrivers, usualPriority, type PodmanDriver } from './drivers.js';
import { chosenDriver, usualHomeStates } from './input.js';
import type { OverlayInput } from './overlay-start.js';

/** A driver that automatic selection tried and left. */
export interface PassedOver {
  readonly driver: string;
  readonly lack: PodmanLack;
}

export type StorageResult =
  | {
      readonly starts: true;
      readonly chosen: 'configured' | 'database' | 'prior' | 'automatic';
      readonly info: PodmanDriverInfo;
      readonly passedOver: readonly PassedOver[];
    }
  | { readonly starts: false; readonly refusal: Refusal };

const refuse = (refusal: Refusal): StorageResult => ({ starts: false, refusal });

/** Source: containers/storage v1.43.0, v1.57.2, v1.64.0 drivers/driver.go New, scanPriorDrivers. */
export function chooseDriver(input: OverlayInput, ask: Ask): StorageResult {
  const name = chosenDriver(input);
  if (name !== '') return namedDriver(input, ask, name);
  const { library, store, root } = input;
  const listed = isSince(library, '1.45') ? store.priority : [];
  const priority = listed.length > 0 ? listed : usualPriority(library);
  const prior = priorHomes(input, ask);
  for (const driver of priority) {
    // vfs counts only where the list of the configuration has it.
    if (!prior.includes(driver) || (driver === 'vfs' && listed.length === 0)) continue;
    const start = startNamed(input, ask, driver);
    if (start.is === 'error') return refuse(start.refusal);
    if (start.is === 'unsupported')
      return refuse({
        cause: start.lack === 'remembered' ? 'overlay-cache' : 'prior-driver-unsupported',
        driver,
        lack: start.lack,
        message: start.message,
      });
    if (prior.length > 1)
      return refuse({
        cause: 'several-prior-drivers',
        driver,
        names: prior,
        message: `${root.path} contains several valid graphdrivers: ${prior.join(', ')}`,
      });
    return { starts: true, chosen: 'prior', info: start.info, passedOver: [] };
  }
  return automaticDriver(input, ask, priority);
}

function namedDriver(input: OverlayInput, ask: Ask, name: string): StorageResult {
  const start = startNamed(input, ask, name);
  const isFromDatabase = name !== input.store.driver.value;
  if (start.is === 'started')
    return { starts: true, chosen: isFromDatabase ? 'database' : 'configured', info: start.info, passedOver: [] };
  if (start.is === 'error') return refuse(start.refusal);
  const cause = start.lack === 'not-registered' ? 'driver-unknown' : causeOf(start.lack);
  return refuse({ cause, driver: name, lack: start.lack, message: start.message });
}

export function causeOf(lack: PodmanLack): Refusal['cause'] {
  if (lack === 'backing-fs' || lack === 'd-type') return lack;
  if (lack === 'remembered') return 'overlay-cache';
  return lack === 'overlay' || lack === 'fuse-overlayfs' ? 'overlay' : 'driver-unsupported';
}

function automaticDriver(input: OverlayInput, ask: Ask, priority: readonly string[]): StorageResult {
  const passedOver: PassedOver[] = [];
  const attempt = (driver: string): StorageResult | undefined => {
    const start = startNamed(input, ask, driver);
    if (start.is === 'error') return refuse(start.refusal);
    if (start.is === 'started') return { starts: true, chosen: 'automatic', info: start.info, passedOver };
    passedOver.push({ driver, lack: start.lack });
    return undefined;
  };
  for (const driver of priority) {
    const result = attempt(driver);
    if (result) return result;
  }
  // Then all drivers of the build are tried, in an order that Go leaves to chance.
  const rest = podmanDrivers.filter(driver => isRegistered(input.library, driver) && !priority.includes(driver));
  const first = rest.length > 0 ? ask('the driver that chance puts first', null, rest) : undefined;
  for (const driver of first === undefined ? [] : [first, ...rest.filter(other => other !== first)]) {
    const result = attempt(driver);
    if (result) return result;
  }
  return refuse({ cause: 'driver-unsupported', message: 'no supported storage backend found' });
}

function startNamed(input: OverlayInput, ask: Ask, name: string): ReturnType<typeof startDriver> {
  if (!isRegistered(input.library, name))
    return {
      is: 'unsupported',
      lack: 'not-registered',
      message: `failed to GetDriver graph ${name}: driver not supported`,
    };
  return startDriver(input, ask, name === 'overlay2' ? 'overlay' : (name satisfies PodmanDriver));
}

/** Directories that carry a driver's name, empty or not. Those of vfs count since 1.47. */
function priorHomes({ library, homes }: OverlayInput, ask: Ask): readonly string[] {
  return driverHomes.filter(name => {
    if (!isRegistered(library, name) || (name === 'vfs' && !isSince(library, '1.47'))) return false;
    const state = ask(`${name}/ in the graph root`, homes[name], usualHomeStates);
    return state === 'directory' || state === 'no-directory';
  });
}
