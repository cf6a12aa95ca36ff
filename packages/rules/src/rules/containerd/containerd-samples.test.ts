import type { ContainerdConfig } from '../../facts/containerd/config.js';
import type { ContainerdPlaces } from '../../facts/containerd/places.js';
import type { ContainerdStartFact } from '../../facts/containerd/start.js';
import type {
  ContainerdConfigCause,
  ContainerdConfigFault,
  UndecidedConfigCause,
} from '../../shared/containerd-config/config-faults.js';
import type { PlaceView } from '../../shared/containerd-start/input.js';
import type { StartRefusal } from '../../shared/containerd-start/decide.js';
import { debian as debianRelease } from '../kernel/kernel-samples.test.js';

// Values of facts about containerd, for the tests of rules.

export const debian = debianRelease;
export const file = '/etc/containerd/config.toml';
export const at = (line: number, text: string) => ({ path: file, line, column: 1, text });

const standard = (value: string) => ({ value, evidence: null });

export function configWith(
  faults: readonly ContainerdConfigFault[],
  part: Partial<ContainerdConfig> = {},
): ContainerdConfig {
  return {
    version: '1.7.24',
    path: file,
    exists: true,
    files: [file],
    schema: 2,
    schemaEvidence: at(1, 'version = 2'),
    maxSchema: 2,
    droppedCri: false,
    faults,
    undecided: [],
    settings: {
      root: standard('/var/lib/containerd'),
      state: standard('/run/containerd'),
      temp: standard(''),
      address: standard('/run/containerd/containerd.sock'),
      ttrpcAddress: standard('/run/containerd/containerd.sock.ttrpc'),
      debugAddress: standard(''),
      metricsAddress: standard(''),
      tcpAddress: standard(''),
      logLevel: standard(''),
      logFormat: standard(''),
      cgroupPath: standard(''),
      pluginDirectory: standard(''),
    },
    disabled: [],
    required: [],
    proxies: [],
    cri: {
      snapshotter: standard('overlayfs'),
      defaultRuntime: standard('runc'),
      runtimes: [],
      problem: null,
      listener: { address: '127.0.0.1', port: '0', evidence: null },
    },
    criListenerProblem: null,
    transferSnapshotters: ['overlayfs'],
    snapshotterRoots: {},
    devmapper: false,
    blockfile: false,
    boltTimeout: false,
    retired: [],
    unknownKeys: [],
    ...part,
  };
}

export const undecided = (cause: ContainerdConfigCause): readonly UndecidedConfigCause[] => [
  { cause, why: '/etc/x cannot be read', cure: 'Run as root.' },
];

export const fault = (
  cause: ContainerdConfigCause,
  message: string,
  part: Partial<ContainerdConfigFault> = {},
): ContainerdConfigFault => ({ cause, message, evidence: [at(3, 'x = y')], stops: true, ...part });

export const startWith = (part: Partial<ContainerdStartFact> = {}): ContainerdStartFact => ({
  version: '1.7.24',
  defaultSnapshotter: 'overlayfs',
  starts: true,
  snapshotter: 'overlayfs',
  snapshotterState: 'ok',
  cri: 'ok',
  refusals: [],
  possible: [],
  open: [],
  ...part,
});

export const refusedFor = (refusal: StartRefusal): ContainerdStartFact =>
  startWith({ starts: false, snapshotter: null, refusals: [refusal] });

export const openFor = (refusal: StartRefusal): ContainerdStartFact =>
  startWith({ starts: null, possible: [refusal], open: ['/var/lib/containerd is read-only'] });

const place = (path: string): PlaceView => ({
  configuredPath: path,
  path,
  exists: true,
  existing: path,
  fault: null,
  faultPath: '',
  missing: 0,
  blocked: [],
  files: [],
  made: [],
  filesystem: { magic: 0xef53, readOnly: false, dType: true, blocks: true, inodesFree: 100_000 },
});

const root = '/var/lib/containerd';

/** The usual directories; `dType` of the snapshotters' one. */
export function placesWith(dType: boolean | null): ContainerdPlaces {
  const of = (name: string): PlaceView => {
    const own = place(`${root}/io.containerd.snapshotter.v1.${name}`);
    return { ...own, filesystem: { ...own.filesystem, dType } };
  };
  return {
    root: place(root),
    state: place('/run/containerd'),
    defaultState: null,
    temp: null,
    goPlugins: [],
    snapshotters: { overlayfs: of('overlayfs'), native: of('native'), btrfs: of('btrfs'), erofs: of('erofs') },
  };
}
