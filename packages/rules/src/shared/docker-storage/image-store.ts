import { isSince } from '../docker-options/engine-version.js';
import type { Ask } from '../open-questions.js';
import { isInVersion } from './drivers.js';
import { chooseGraphDriver, priorDrivers, type StorageResult } from './graph-driver.js';
import { questionOf, type ImageStoreQuestion, type StorageInput } from './input.js';

/** Why images are kept where they are. */
export type ImageStoreReason = 'default' | 'feature' | 'driver' | 'prior-driver' | 'userns-remap' | 'snapshotter';

export interface ImageStore {
  readonly kind: 'graphdriver' | 'containerd';
  readonly reason: ImageStoreReason;
}

/**
 * Whether images are kept by a graph driver or by containerd.
 * Source: moby v28.5.2 daemon/daemon.go NewDaemon (24.0 and later take the feature); v29 daemon/image_store_choice.go, daemon/command/daemon_linux.go.
 */
export function chooseImageStore(input: ImageStoreQuestion, ask: Ask): ImageStore {
  const { version, snapshotter, driver, remap } = input;
  if (!isSince(version, '29.0')) {
    const on = snapshotter === true && isSince(version, '24.0');
    return on ? { kind: 'containerd', reason: 'feature' } : { kind: 'graphdriver', reason: 'default' };
  }
  if (remap) return { kind: 'graphdriver', reason: 'userns-remap' };
  if (snapshotter === true) return { kind: 'containerd', reason: 'feature' };
  if (snapshotter === false) return { kind: 'graphdriver', reason: 'feature' };
  if (priorDrivers(input, ask).length > 0) return { kind: 'graphdriver', reason: 'prior-driver' };
  if (driver === '') return { kind: 'containerd', reason: 'default' };
  return isRegistered(input, ask)
    ? { kind: 'graphdriver', reason: 'driver' }
    : { kind: 'containerd', reason: 'snapshotter' };
}

function isRegistered(input: Pick<StorageInput, 'version' | 'driver' | 'hasZfsDriver'>, ask: Ask): boolean {
  if (!isInVersion(input.version, input.driver)) return false;
  return input.driver !== 'zfs' || ask('this build has the zfs driver', input.hasZfsDriver);
}

/** Starts the store that was chosen. */
export function startImageStore(input: StorageInput, ask: Ask): StorageResult {
  const { kind, reason } = chooseImageStore(questionOf(input), ask);
  const strict = isSince(input.version, '29.0');
  if (kind === 'graphdriver') {
    const refused = strict && input.driver !== '' && reason !== 'prior-driver' && !isRegistered(input, ask);
    if (!refused) return chooseGraphDriver(input, ask);
    const message = `graphdriver is explicitly enabled but "${input.driver}" is not registered`;
    return { starts: false, refusal: { cause: 'image-store', driver: input.driver, message } };
  }
  return strict ? startSnapshotter(input, ask) : startAnySnapshotter(input, ask);
}

/**
 * Before 29 the name is not checked, but buildkit needs containerd's leases. Where there is no d_type the erofs snapshotter of containerd
 * 2.1 and later fails, and with it all that needs containerd's database. Measured with 28.5.2 and containerd 2.1.
 */
function startAnySnapshotter(input: StorageInput, ask: Ask): StorageResult {
  const works =
    ask('the containerd root has d_type', input.containerd.dType) || ask('containerd works without d_type', null);
  if (works) return containerd(input.driver || 'overlayfs', input.driver !== '');
  const message =
    'error initializing buildkit: error creating buildkit instance: unknown service containerd.services.leases.v1.Leases';
  return { starts: false, refusal: { cause: 'containerd', message } };
}

/** 29 asks containerd what it has; older versions take any name. Source: moby v29 daemon/daemon.go NewDaemon. */
function startSnapshotter(input: StorageInput, ask: Ask): StorageResult {
  const { driver } = input;
  const { dType, upperLayer } = input.containerd;
  const hasOverlay = (): boolean =>
    ask('overlayfs is there', input.overlay.usable) &&
    ask('the containerd root has d_type', dType) &&
    ask('the containerd root can be an upper layer', upperLayer);
  if (!ask('the containerd root has d_type', dType) && !ask('containerd works without d_type', null)) {
    return { starts: false, refusal: { cause: 'containerd', message: 'failed to get containerd plugins' } };
  }
  if (driver === '') return containerd(hasOverlay() ? 'overlayfs' : 'native', false);
  const builtIn = driver === 'native' || (driver === 'overlayfs' && hasOverlay());
  const other = ['btrfs', 'zfs', 'devmapper', 'blockfile', 'erofs'].includes(driver);
  if (builtIn || (other && ask(`containerd has the snapshotter ${driver}`, null))) return containerd(driver, true);
  const message = `configured driver "${driver}" not available: unavailable`;
  return { starts: false, refusal: { cause: 'image-store', driver, message } };
}

const containerd = (driver: string, configured: boolean): StorageResult => ({
  starts: true,
  store: 'containerd',
  chosen: configured ? 'configured' : 'automatic',
  passedOver: [],
  info: { driver, backingFilesystem: null, supportsDType: null, nativeOverlayDiff: null, usingMetacopy: null },
});
