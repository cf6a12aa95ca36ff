import { isSince } from '../docker-options/engine-version.js';
import { hasMountSyntax } from '../filesystem/mount-syntax.js';
import { magic } from '../filesystem/filesystem-magic.js';
import type { KernelRelease } from '../kernel/kernel-version.js';
import type { Ask } from '../open-questions.js';
import type { PodmanLack } from './causes.js';
import { backingName } from './backing-name.js';
import { lacks, refuses, type DriverStart, type MountProgramUse } from './driver-outcome.js';
import { parseDriverOptions, type ParsedDriverOptions } from './driver-options.js';
import type { PodmanInput } from './input.js';
import { readMountOptions } from './mount-options.js';
import { blockedRunRoot } from './root-checks.js';

/** The input with what only overlay asks for. */
export interface OverlayInput extends PodmanInput {
  readonly kernel: KernelRelease | null;
}

/** Source: containers/storage v1.43.0, v1.57.2, v1.62.0, v1.64.0 drivers/overlay/overlay.go Init, SupportsNativeOverlay, supportsOverlay. */
export function startOverlay(input: OverlayInput, ask: Ask): DriverStart {
  const parsed = parseDriverOptions('overlay', input, ask);
  if (parsed.refusal) return { is: 'error', refusal: parsed.refusal };
  const runHome = blockedRunRoot(input, ask, ['overlay']);
  if (runHome) return refuses(runHome);
  if (parsed.mountProgram !== '') return withMountProgram(input, ask, parsed, { why: 'configured' });
  const pinned = isPinned(input, ask);
  const lack = pinned ? undefined : overlayLack(input, ask);
  if (pinned || lack !== undefined) {
    if (ask('fuse-overlayfs is in the PATH of podman', input.machine.fuseOverlayfs))
      return withMountProgram(input, ask, parsed, lack === undefined ? { why: 'pinned' } : { why: 'fallback', lack });
    if (isSince(input.library, '1.63')) {
      return lacks(
        pinned ? 'fuse-overlayfs' : (lack ?? 'overlay'),
        'native overlay not supported and fuse-overlayfs not found',
      );
    }
  }
  return natively(input, ask, parsed, lack);
}

/** A storage that was used with a mount program stays with one. */
function isPinned({ overlayHome }: OverlayInput, ask: Ask): boolean {
  const flag = ask('what .has-mount-program says', overlayHome.flag, ['true', 'false', 'none'] as const);
  return (
    flag === 'true' || (flag === 'none' && ask('the layers were made with fuse-overlayfs', overlayHome.indicators))
  );
}

export const upperLayerQuestion = 'the file system below overlay/ can be an upper layer';

/** What the run root remembers of an earlier trial goes before a new one, which only tells why. */
function overlayLack(input: OverlayInput, ask: Ask): PodmanLack | undefined {
  const { cache } = input;
  if (cache.overlay === undefined) return trialLack(input, ask);
  if (ask('what the run root remembers of overlay', cache.overlay)) return undefined;
  return trialLack(input, ask) ?? 'remembered';
}

/** What the trial finds missing. */
function trialLack(input: OverlayInput, ask: Ask): PodmanLack | undefined {
  const { overlay, overlayHome, root } = input;
  const { filesystem } = overlayHome;
  if (!ask('the file system below overlay/ has d_type', filesystem.dType)) return 'd-type';
  const home = `${root.path}/overlay`;
  if (hasMountSyntax(home) || isTooLong(home)) return 'overlay';
  if (!ask('overlayfs is there', overlay.usable)) return 'overlay';
  if (!ask('overlayfs takes several lower layers', overlay.multipleLower)) return 'overlay';
  if (!ask(upperLayerQuestion, filesystem.upperLayer)) return 'overlay';
  // Since 1.46 the trial also deletes a directory, which ramfs cannot.
  if (isSince(input.library, '1.46') && filesystem.magic === magic.ramfs) return 'overlay';
  return undefined;
}

/** The options of the trial must be shorter than a page. Each of four paths gets /compat, up to ten digits, and its name. */
const isTooLong = (home: string): boolean =>
  4 * new TextEncoder().encode(`${home}/compat0000000000`).length +
    'lowerdir=/lower1:/lower2,upperdir=/upper,workdir=/work'.length >=
  4096;

const refusedFilesystems = (library: string): readonly number[] => [
  magic.aufs,
  magic.overlay,
  magic.ecryptfs,
  ...(isSince(library, '1.45') ? [] : [magic.zfs]),
];

function natively(
  input: OverlayInput,
  ask: Ask,
  parsed: ParsedDriverOptions,
  lack: PodmanLack | undefined,
): DriverStart {
  const { library } = input;
  if (parsed.forceMask && !isSince(library, '1.55'))
    return refuses({
      cause: 'storage-option',
      driver: 'overlay',
      names: ['force_mask'],
      message: "'force_mask' is supported only with 'mount_program'",
    });
  const number = ask('which file system the graph root is on', input.root.filesystem.magic, [magic.ext, magic.overlay]);
  if (refusedFilesystems(library).includes(number))
    return lacks(
      'backing-fs',
      `'overlay' is not supported over ${backingName(library, number)}, a mount_program is required`,
    );
  const composefs = composefsProblem(input, ask, parsed);
  if (composefs) return composefs;
  // The first trial left its word in the run root, and what is read there ends podman instead of leading to the next driver.
  if (lack !== undefined) return failedTrial(lack);
  const second = overlayLack(input, ask);
  if (second !== undefined) return second === 'remembered' ? failedTrial(second) : lacks(second, words[second] ?? '');
  return mounted(input, ask, parsed);
}

function failedTrial(lack: PodmanLack): DriverStart {
  const cause = lack === 'remembered' ? 'overlay-cache' : lack === 'd-type' ? 'd-type' : 'overlay';
  return refuses({ cause, driver: 'overlay', lack, message: words[lack] ?? '' });
}

const words: Readonly<Partial<Record<PodmanLack, string>>> = {
  'd-type':
    'kernel does not support overlay fs: overlay: the backing filesystem is formatted without d_type support, which leads to incorrect behavior',
  overlay: "kernel does not support overlay fs: 'overlay' is not supported over the file system",
  remembered: 'kernel does not support overlay fs: overlay not supported',
};

function mounted(input: OverlayInput, ask: Ask, parsed: ParsedDriverOptions): DriverStart {
  const { filesystem } = input.overlayHome;
  const options = readMountOptions(parsed.mountOptions, input.kernel);
  const isCached = input.cache.metacopy !== undefined;
  if (!isCached && options.readOnly && options.valid !== false)
    return refuses({
      cause: 'mount-options',
      driver: 'overlay',
      names: ['ro'],
      message: 'changing permissions on file for metacopy check: read-only file system',
    });
  const quota = quotaProblem(input, ask, parsed);
  if (quota) return quota;
  const every = (...needed: readonly (boolean | null)[]): boolean | null =>
    needed.includes(false) ? false : needed.includes(null) ? null : true;
  const not = (value: boolean | null): boolean | null => (value === null ? null : !value);
  // On a nearly full file system the trials may fail, and what follows from that is not told beforehand.
  const sure = input.root.space === null || input.root.inodes === null ? null : true;
  const metacopy = every(sure, options.valid, options.metacopy ?? input.overlay.metacopy, filesystem.trustedXattrs);
  const native = every(
    sure,
    options.valid,
    not(input.machine.userNamespace),
    filesystem.trustedXattrs,
    not(options.redirects ?? input.overlay.redirects),
    not(input.overlay.opaqueBug),
    not(parsed.composefs),
  );
  return started(input, {
    // A cached answer stands for the trial, which is where d_type is looked at.
    supportsDType: true,
    program: null,
    usingMetacopy: input.cache.metacopy === undefined ? metacopy : input.cache.metacopy,
    nativeOverlayDiff: parsed.composefs
      ? false
      : input.cache.nativeDiff === undefined
        ? native
        : input.cache.nativeDiff,
  });
}

function withMountProgram(
  input: OverlayInput,
  ask: Ask,
  parsed: ParsedDriverOptions,
  program: MountProgramUse,
): DriverStart {
  const problem = composefsProblem(input, ask, parsed) ?? quotaProblem(input, ask, parsed);
  return problem ?? started(input, { supportsDType: true, usingMetacopy: false, nativeOverlayDiff: false, program });
}

function composefsProblem(
  { machine }: OverlayInput,
  ask: Ask,
  { composefs }: ParsedDriverOptions,
): DriverStart | undefined {
  if (!composefs || ask('mkcomposefs is in the PATH of podman', machine.composefs)) return undefined;
  const message = 'composefs helper program not found: exec: "mkcomposefs": executable file not found in $PATH';
  return refuses({ cause: 'storage-option', driver: 'overlay', names: ['use_composefs'], message });
}

function quotaProblem(
  { root, overlayHome, library }: OverlayInput,
  ask: Ask,
  { quota }: ParsedDriverOptions,
): DriverStart | undefined {
  if (!quota) return undefined;
  const isXfs = ask(
    'the graph root is on xfs',
    root.filesystem.magic === null ? null : root.filesystem.magic === magic.xfs,
  );
  if (!isXfs) {
    const found = root.filesystem.magic === null ? 'another' : backingName(library, root.filesystem.magic);
    return refuses({
      cause: 'project-quota',
      driver: 'overlay',
      message: `storage option overlay.size and overlay.inodes only supported for backingFS XFS. Found ${found}`,
    });
  }
  if (ask('the file system below overlay/ has project quotas', overlayHome.filesystem.projectQuota)) return undefined;
  return refuses({
    cause: 'project-quota',
    driver: 'overlay',
    message: 'storage options overlay.size and overlay.inodes not supported. Filesystem does not support Project Quota',
  });
}

const started = (
  { root, library }: OverlayInput,
  info: {
    readonly supportsDType: boolean;
    readonly usingMetacopy: boolean | null;
    readonly nativeOverlayDiff: boolean | null;
    readonly program: MountProgramUse | null;
  },
): DriverStart => ({
  is: 'started',
  info: {
    driver: 'overlay',
    backingFilesystem: root.filesystem.magic === null ? null : backingName(library, root.filesystem.magic),
    ...info,
  },
});
