import { type Cure, defineFact, maybe } from '@hostlint/core';
import { filesystemView } from '../../shared/docker-storage/filesystem-view.js';
import type { FilesystemView } from '../../shared/docker-storage/input.js';
import { reservedBlocks, reservedBlocksReads } from '../../shared/docker-storage/reserved-blocks.js';
import { isKernelAtLeast } from '../../shared/kernel/kernel-version.js';
import { decidePodman, type PodmanStorage } from '../../shared/podman/decide.js';
import type { Refusal } from '../../shared/podman/causes.js';
import type { DatabaseView, RootView } from '../../shared/podman/input.js';
import type { OverlayInput } from '../../shared/podman/overlay-start.js';
import { podmanInodes, podmanSpace, type RoomQuestion } from '../../shared/podman/room.js';
import { driverMachinery } from '../docker/driver-machinery.js';
import { zfsVersion } from '../filesystem/zfs-version.js';
import { overlayParameters } from '../kernel/overlay-parameters.js';
import { overlaySupport } from '../kernel/overlay-support.js';
import { kernelRelease } from '../kernel/release.js';
import { containersConf, type ContainersConf } from './containers-conf.js';
import { podmanDatabase, type PodmanDatabase } from './database.js';
import { podmanEngine, type PodmanEngine } from './engine.js';
import { podmanOptionPaths } from './option-paths.js';
import { podmanOverlayTrial } from './overlay-trial.js';
import { podmanPriorDrivers } from './prior-drivers.js';
import { podmanPrograms, type PodmanPrograms } from './programs.js';
import { podmanRoots, type PodmanRoot } from './roots.js';
import { podmanRunState } from './run-state.js';
import { storageConf, type StorageConf } from './storage-conf.js';

/** What podman would make of its storage, with what it was decided from. */
export interface PodmanStorageDriver extends PodmanStorage {
  readonly version: string;
  readonly library: string;
  /** The configured driver; empty: podman chooses. */
  readonly configured: string;
  readonly root: string;
  readonly runRoot: string;
  /** Why the graph root could not be looked into. */
  readonly problem: string | null;
  /** How more can be told, of a host that does not run. */
  readonly cure?: Cure;
}

export const podmanStorageDriver = defineFact({
  id: 'podman/storage-driver',
  summary:
    'The storage driver that podman would use as root if it ran now, what podman info would say of it, and why it would refuse.',
  privileges: 'The graph root belongs to root, so only root sees which drivers were used before.',
  reads: reservedBlocksReads,
  needs: {
    engine: podmanEngine,
    conf: storageConf,
    containers: containersConf,
    programs: podmanPrograms,
    database: podmanDatabase,
    roots: podmanRoots,
    prior: podmanPriorDrivers,
    run: podmanRunState,
    paths: podmanOptionPaths,
    release: maybe(kernelRelease),
    zfs: maybe(zfsVersion),
    overlay: maybe(overlaySupport),
    parameters: maybe(overlayParameters),
    trial: maybe(podmanOverlayTrial),
    machinery: driverMachinery,
  },
  async collect(host, facts): Promise<PodmanStorageDriver> {
    const { engine, conf, containers, programs, database, roots, prior, run, paths, machinery } = facts;
    const kernel = facts.release.known ? facts.release.value : null;
    const context = { kernel, zfs: facts.zfs.known ? facts.zfs.value : null };
    const trial = facts.trial.known ? facts.trial.value : null;
    const tried = trial?.verdict === 'works' ? true : trial?.verdict === 'refused' ? false : null;
    const viewOf = ({ filesystem, walk }: PodmanRoot): FilesystemView => {
      const view = filesystemView(filesystem, context);
      return walk.existing === trial?.directory ? { ...view, upperLayer: tried ?? view.upperLayer } : view;
    };
    const settled =
      database.state === 'read' &&
      run.alive === true &&
      Object.values(run.cache).every(value => typeof value === 'boolean');
    const roomOf = async ({ filesystem }: PodmanRoot): Promise<RoomQuestion | null> => {
      const { answer, mount } = filesystem;
      const reserved = answer && (await reservedBlocks(host, answer, mount));
      const used = database.state === 'none' ? false : database.state === 'read' ? true : null;
      return answer && { answer, database: database.kind, used, settled, reservedBlocks: reserved };
    };
    const rootOf = async (root: PodmanRoot, blocked: RootView['blocked']): Promise<RootView> => {
      const { path, fault, faultPath } = root.walk;
      const room = await roomOf(root);
      return {
        path,
        fault,
        faultPath,
        filesystem: viewOf(root),
        // File systems of images grow at the first boot.
        space: root.filesystem.offline ? 'enough' : room && podmanSpace(room),
        inodes: root.filesystem.offline ? 'enough' : room && podmanInodes(room),
        blocked,
      };
    };
    const { graphRoot, configured, runRoot } = roots;
    const { cache } = run;
    const input: OverlayInput = {
      ...engine,
      kernel,
      early: earlyRefusals(engine, conf, containers, programs),
      earlyOpen: openFault(conf),
      store: conf.options,
      configured: await rootOf(configured, configured === graphRoot ? prior.blocked : []),
      root: await rootOf(graphRoot, prior.blocked),
      runRoot: { ...(await rootOf(runRoot, run.blocked)), space: 'enough', inodes: 'enough' },
      database: databaseView(database),
      homes: prior.homes,
      overlayHome: {
        filesystem: viewOf(roots.overlay ?? graphRoot),
        flag: prior.mountProgramFlag,
        indicators: prior.overlayLayers === false ? false : null,
      },
      cache,
      overlay: {
        usable: machinery.userNamespace ? null : facts.overlay.known ? facts.overlay.value.usable : null,
        multipleLower: facts.overlay.known ? facts.overlay.value.multipleLower : null,
        redirects: facts.parameters.known ? facts.parameters.value.redirects : null,
        metacopy: facts.parameters.known ? facts.parameters.value.metacopy?.value === true : null,
        // Vendors may have mended it in what they call an older kernel.
        opaqueBug: kernel && isKernelAtLeast(kernel, 4, 8) ? false : null,
      },
      machine: {
        ...machinery,
        fuseOverlayfs: programs.fuseOverlayfs !== null,
        composefs: programs.mkcomposefs !== null,
      },
      stateOf: path => (paths.has(path) ? (paths.get(path) ?? null) : null),
    };
    const { version, library } = engine;
    return {
      ...decidePodman(input),
      version,
      library,
      configured: conf.options.driver.value,
      root: graphRoot.walk.path,
      runRoot: runRoot.walk.path,
      problem: prior.problem,
      ...(graphRoot.filesystem.offline && { cure: graphRoot.filesystem.cure }),
    };
  },
});

function databaseView(database: PodmanDatabase): DatabaseView {
  if (database.state === 'read') return { state: 'read', driver: database.values.driver };
  if (database.state === 'refused')
    return { state: 'refused', refusal: { cause: 'database', message: database.why, names: [database.path] } };
  return { state: database.state };
}

function earlyRefusals(
  engine: PodmanEngine,
  conf: StorageConf,
  containers: ContainersConf,
  programs: PodmanPrograms,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const { certain, message, file, evidence } of conf.faults)
    if (certain) refusals.push({ cause: 'storage-conf', message: `${file}: ${message}`, names: [file], evidence });
  for (const { message, file, key, evidence } of containers.faults)
    refusals.push({ cause: 'containers-conf', message: `${file}: ${key} ${message}`, names: [file], evidence });
  const missing = missingProgram(programs, engine);
  if (missing !== undefined) refusals.push({ cause: 'runtime-missing', message: missing, names: [missing] });
  return refusals;
}

/** Another podman than the installed one would bring programs of its own, but not the runtime that is configured. */
function missingProgram({ conmon, runtime, netavark }: PodmanPrograms, engine: PodmanEngine): string | undefined {
  if (!engine.installed) return undefined;
  if (runtime.path === null && (runtime.evidence !== null || engine.judgedFor !== 'given'))
    return `default OCI runtime "${runtime.name}" not found`;
  if (netavark && !netavark.hasPlace) return 'could not find "netavark"';
  if (engine.judgedFor === 'given') return undefined;
  if (conmon.path === null) return 'could not find a working conmon binary';
  return netavark?.path === null ? 'could not find "netavark"' : undefined;
}

function openFault(conf: StorageConf): OverlayInput['earlyOpen'] {
  const open = conf.faults.find(({ certain }) => !certain);
  if (!open) return null;
  const refusal: Refusal = {
    cause: 'storage-conf',
    message: `${open.file}: ${open.message}`,
    names: [open.file],
    evidence: open.evidence,
  };
  return { question: `podman refuses ${open.file} because ${open.message}`, refusal };
}
