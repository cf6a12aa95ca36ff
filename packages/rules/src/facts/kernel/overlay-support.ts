import { defineFact, maybe, UnknowableError, type Evidence, type FactResult, type TracedSource } from '@hostlint/core';
import { decodeText } from '../../shared/decode-text.js';
import { argumentEvidence, type KernelArgument } from '../../shared/kernel/kernel-cmdline.js';
import { obstacleOf } from '../../shared/kernel/modprobe-loading.js';
import { overlayByVersion } from '../../shared/kernel/overlay-version.js';
import { atNextBoot } from '../../shared/next-boot.js';
import { overlayTrial, type OverlayTrial } from '../filesystem/overlay-trial.js';
import { imageKind } from '../image/kind.js';
import { machineContainer, type MachineContainer } from '../machine/container.js';
import { kernelCmdline } from './cmdline.js';
import { kernelFilesystems } from './filesystems.js';
import { modulePolicy, type ModulePolicy } from './module-policy.js';
import { kernelConfigReads, readKernelConfig } from './read-kernel-config.js';
import { moduleFile, moduleFileReads, type ModuleTree, moduleTreeReads, readModuleTree } from './read-module-tree.js';
import { kernelRelease, type KernelRelease } from './release.js';
import { unitDirectories } from '../../shared/systemd-unit/load-unit.js';

/** Why there is no overlay to be had. */
export type OverlayAbsence =
  /** The running kernel was built without it. */
  | 'not-built'
  /** Built into the kernel, yet switched off. */
  | 'switched-off'
  /** The kernel loads no modules at all. */
  | 'no-modules'
  /** The directory of the running kernel's modules is gone. */
  | 'tree-missing'
  /** modules.dep is missing, without which modprobe finds nothing. */
  | 'index-missing'
  /** The modules are there, this one is not. */
  | 'module-missing'
  /** A trial mount found no such file system. */
  | 'trial';

export interface OverlaySupport {
  readonly state: 'registered' | 'built-in' | 'loadable' | 'autoload-blocked' | 'blocked' | 'absent';
  /** Whether a `mount -t overlay` that dockerd does now would find the file system. */
  readonly usable: boolean;
  /** Whether overlayfs takes several lower directories, which overlay2 needs; `null`: a vendor's kernel, only a trial can tell. */
  readonly multipleLower: boolean | null;
  /** Whether overlay is a part of the kernel itself and no module; `null` when it cannot be told. */
  readonly builtIn: boolean | null;
  readonly absence: OverlayAbsence | null;
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

const unitFiles = unitDirectories.map(directory => `${directory}/containerd.service`);

type Presence = Omit<OverlaySupport, 'multipleLower' | 'builtIn'>;

/**
 * Whether overlayfs is to be had. What is registered or was tried overrules what files and versions let one expect.
 * Source: moby v28.5.2 daemon/graphdriver/overlayutils/overlayutils.go SupportsOverlay: it mounts, and the kernel loads
 * `fs-overlay` through modprobe (linux fs/filesystems.c get_fs_type).
 */
export const overlaySupport = defineFact({
  id: 'kernel/overlay-support',
  summary: 'Whether the kernel has overlayfs now, or would load it for the mount that an engine does.',
  reads: () => ({
    files: unitFiles,
    stats: ['/sys/module', '/sys/module/overlay/initstate', '/proc/modules'],
    also: [moduleTreeReads(), moduleFileReads('overlay'), kernelConfigReads()],
  }),
  needs: {
    filesystems: maybe(kernelFilesystems),
    release: maybe(kernelRelease),
    policy: modulePolicy,
    container: machineContainer,
    trial: maybe(overlayTrial),
    cmdline: maybe(kernelCmdline),
    image: maybe(imageKind),
  },
  async collect(host, { filesystems, release, policy, container, trial, cmdline, image }): Promise<OverlaySupport> {
    const byVersion = release.known ? overlayByVersion(release.value).multipleLower : null;
    if (!filesystems.known) {
      if (filesystems.reason !== 'not-running' || !image.known || !image.value.isImage)
        throw new UnknowableError(filesystems.reason, filesystems.detail);
      const predicted = await onImage(host, { release, policy, container, cmdline });
      for (const evidence of predicted.evidence) host.cite(evidence);
      return { ...predicted, multipleLower: byVersion };
    }
    const tried = verdictOf(trial);
    const line = filesystems.value.get('overlay');
    const presence =
      line === undefined ? await notRegistered(host, { release, policy, container, tried }) : registered(line);
    for (const evidence of presence.evidence) host.cite(evidence);
    const builtIn = line === undefined ? false : await isBuiltIn(host);
    return { ...presence, builtIn, multipleLower: tried === 'works' ? true : byVersion };
  },
});

// Only what was loaded has a state of loading (linux kernel/module/sysfs.c); built in, it has its parameters there at most.
async function isBuiltIn(host: TracedSource): Promise<boolean | null> {
  if (!(await host.stat('/sys/module'))) return null;
  return (await host.stat('/sys/module/overlay/initstate')) === undefined;
}

function registered(line: number): Presence {
  const evidence = [{ path: '/proc/filesystems', line, text: 'nodev\toverlay' }];
  return { state: 'registered', usable: true, absence: null, why: 'overlay is registered with the kernel', evidence };
}

function verdictOf(trial: FactResult<readonly OverlayTrial[]>): 'works' | 'no-overlay' | null {
  const verdicts = trial.known ? trial.value.map(({ verdict }) => verdict) : [];
  if (verdicts.includes('works')) return 'works';
  return verdicts.includes('no-overlay') ? 'no-overlay' : null;
}

/** What the kernel of an image will make of the mount: nothing is registered yet, so it is built in, or loaded then. */
async function onImage(
  host: TracedSource,
  {
    release,
    policy,
    container,
    cmdline,
  }: Pick<Surroundings, 'release' | 'policy' | 'container'> & {
    readonly cmdline: FactResult<readonly KernelArgument[]>;
  },
): Promise<Omit<OverlaySupport, 'multipleLower'>> {
  if (!release.known) throw new UnknowableError(release.reason, release.detail);
  const { raw } = release.value;
  const tree = await readModuleTree(host, release.value);
  const file = await moduleFile(host, tree, 'overlay');
  if (file !== null) return { ...(await withModule(host, policy, file)), builtIn: false };
  const config = await readKernelConfig(host, release.value);
  const built = config?.mismatch === null ? config.options.get('CONFIG_OVERLAY_FS') === 'y' : false;
  if (!built && !tree.builtIn?.has('overlay'))
    return { ...(await withoutModule(host, release.value, tree, container, null)), builtIn: false };
  const skipped = cmdline.known
    ? cmdline.value.find(({ name, value }) => name === 'initcall_blacklist' && value?.split(',').includes('ovl_init'))
    : undefined;
  if (skipped)
    return {
      ...absent('switched-off', `initcall_blacklist=ovl_init switches overlay off in ${raw}`, [
        argumentEvidence(skipped),
      ]),
      builtIn: true,
    };
  const evidence =
    built && config
      ? { path: config.path, text: 'CONFIG_OVERLAY_FS=y' }
      : { path: `${tree.directory}/modules.builtin`, text: 'overlay' };
  return { ...present('built-in', `overlay is built into ${raw}`, [evidence]), builtIn: true };
}

interface Surroundings {
  readonly release: FactResult<KernelRelease>;
  readonly policy: ModulePolicy;
  readonly container: MachineContainer;
  readonly tried: 'works' | 'no-overlay' | null;
}

async function notRegistered(
  host: TracedSource,
  { release, policy, container, tried }: Surroundings,
): Promise<Presence> {
  const listed = { path: '/proc/filesystems' };
  if (tried === 'works') return present('loadable', 'a trial mount found overlay', [listed]);
  if (!(await host.stat('/proc/modules'))) {
    return absent('no-modules', 'overlay is not registered, and this kernel loads no modules', [listed]);
  }
  if (!release.known) throw new UnknowableError(release.reason, release.detail);
  const tree = await readModuleTree(host, release.value);
  const file = await moduleFile(host, tree, 'overlay');
  if (file === null) return withoutModule(host, release.value, tree, container, { path: '/proc/filesystems' });
  if (tried === 'no-overlay') return absent('trial', 'a trial mount found no overlay', [listed, { path: file }]);
  if (container.kind !== null) {
    const foreign = 'the kernel loads modules by the configuration of its own host, which is not to be seen here';
    throw new UnknowableError('unsupported', `overlay is not registered, and ${foreign} (${container.why})`);
  }
  return withModule(host, policy, file);
}

async function withModule(host: TracedSource, policy: ModulePolicy, file: string): Promise<Presence> {
  const obstacle = obstacleOf(policy, 'overlay', 'fs_overlay');
  if (!obstacle) return present('loadable', 'the first mount loads it', [{ path: file }]);
  const { directive, why } = obstacle;
  const line = directive && directive.line !== null ? { line: directive.line, text: directive.text } : {};
  const evidence = [directive ? { path: directive.path, ...line } : { path: file }];
  if (obstacle.stops === 'unclear')
    throw new UnknowableError(obstacle.what === 'unread' ? 'denied' : 'unsupported', why);
  if (obstacle.stops === 'all') return { state: 'blocked', usable: false, absence: null, why, evidence };
  const loader = await explicitLoader(host);
  if (loader) evidence.push(loader);
  const rescue = loader ? `; containerd's unit loads it by name` : '';
  return { state: 'autoload-blocked', usable: loader !== null, absence: null, why: `${why}${rescue}`, evidence };
}

// containerd's own unit runs `modprobe overlay`, which no blacklist and no alias stops, before Docker's starts.
async function explicitLoader(host: TracedSource): Promise<Evidence | null> {
  for (const path of unitFiles) {
    const bytes = await atNextBoot(host).read(path);
    if (!bytes) continue;
    const lines = decodeText(bytes).split('\n');
    const index = lines.findIndex(line => /^ExecStartPre=.*modprobe\s(?:.*\s)?overlay\s*$/.test(line));
    return index < 0 ? null : { path, line: index + 1, text: lines[index] ?? '' };
  }
  return null;
}

async function withoutModule(
  host: TracedSource,
  release: KernelRelease,
  tree: ModuleTree,
  container: MachineContainer,
  /** Where it is not registered; `null`: no kernel runs that would tell. */
  listed: Evidence | null,
): Promise<Presence> {
  const start = listed ? 'overlay is not registered, and ' : '';
  const config = await readKernelConfig(host, release);
  const built = config?.mismatch === null ? config.options.get('CONFIG_OVERLAY_FS') : undefined;
  const { raw } = release;
  if (config?.mismatch === null && (built === 'n' || built === undefined)) {
    const text = built === 'n' ? { text: '# CONFIG_OVERLAY_FS is not set' } : {};
    return absent('not-built', `${raw} was built without CONFIG_OVERLAY_FS`, [{ path: config.path, ...text }]);
  }
  if (built === 'y' || tree.builtIn?.has('overlay')) {
    const why = `overlay is built into ${raw}, yet not registered: it was switched off at boot (initcall_blacklist=)`;
    return absent('switched-off', why, [{ path: '/proc/filesystems' }]);
  }
  if (tree.directory === null && container.kind !== null) {
    const hidden = `overlay is not registered, and the modules of ${raw} are not to be seen here (${container.why})`;
    throw new UnknowableError('unsupported', `${hidden}; run hostlint on the host of this kernel`);
  }
  if (tree.directory === null)
    return absent('tree-missing', `${start}there are no modules for ${raw}`, [listed ?? { path: '/lib/modules' }]);
  const index = { path: `${tree.directory}/modules.dep` };
  if (tree.loadable === null)
    return absent('index-missing', `${index.path} is missing, so modprobe finds nothing`, [{ path: tree.directory }]);
  return absent('module-missing', `${start}no overlay module is installed for ${raw}`, [index]);
}

const present = (state: 'loadable' | 'built-in', why: string, evidence: readonly Evidence[]): Presence => ({
  state,
  usable: true,
  absence: null,
  why,
  evidence,
});

const absent = (absence: OverlayAbsence, why: string, evidence: readonly Evidence[]): Presence => ({
  state: 'absent',
  usable: false,
  absence,
  why,
  evidence,
});
