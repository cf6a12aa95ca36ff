import type { ContainersConf } from '../../facts/podman/containers-conf.js';
import type { PodmanDatabase } from '../../facts/podman/database.js';
import type { PodmanEngine } from '../../facts/podman/engine.js';
import type { PodmanPrograms } from '../../facts/podman/programs.js';
import type { PodmanRoot, PodmanRoots } from '../../facts/podman/roots.js';
import type { PodmanRunState } from '../../facts/podman/run-state.js';
import type { StorageConf, StorageConfFault } from '../../facts/podman/storage-conf.js';
import type { PodmanStorageDriver } from '../../facts/podman/storage-driver.js';
import { filesystemKind } from '../../shared/filesystem/filesystem-kind.js';
import { decidePodman } from '../../shared/podman/decide.js';
import { podmanInput, storeOptions, type PodmanSample } from '../../shared/podman/podman-samples.test.js';
import type { PodmanStorage } from '../../shared/podman/decide.js';
import { parseMountinfo } from '../../shared/filesystem/mountinfo.js';

/** What podman makes of a host, for the tests of rules. */
export function podmanOf(
  sample: PodmanSample & { readonly problem?: string } = {},
  part: Partial<PodmanStorage> = {},
): PodmanStorageDriver {
  const input = podmanInput(sample);
  return {
    ...decidePodman(input),
    ...part,
    version: input.version,
    library: input.library,
    configured: input.store.driver.value,
    root: input.root.path,
    runRoot: input.runRoot.path,
    problem: sample.problem ?? null,
  };
}

export function engine(part: Partial<PodmanEngine> = {}): PodmanEngine {
  const version = part.version ?? '5.8.2';
  return {
    installed: true,
    concerned: true,
    version,
    judgedFor: 'found',
    found: version,
    binary: '/usr/bin/podman',
    build: 'other',
    library: podmanInput({ version }).library,
    ...part,
  };
}

export const elsewhere = engine({ installed: false, concerned: false });

const file = '/etc/containers/storage.conf';

export function conf(sample: PodmanSample = {}, part: Partial<StorageConf> = {}): StorageConf {
  return { files: [file], faults: [], unknownKeys: [], options: storeOptions(sample), ...part };
}

export const confFault = (part: Partial<StorageConfFault>): StorageConfFault => ({
  kind: 'syntax',
  file,
  key: '',
  message: 'invalid value',
  evidence: { path: file, line: 2, text: 'driver = overlay' },
  certain: true,
  ...part,
});

export const containers = (part: Partial<ContainersConf> = {}): ContainersConf => ({
  files: ['/usr/share/containers/containers.conf'],
  faults: [],
  engine: {
    staticDir: null,
    tmpDir: null,
    volumePath: null,
    databaseBackend: null,
    runtime: null,
    runtimes: new Map(),
    conmonPath: null,
    helperDirectories: null,
    networkBackend: null,
  },
  ...part,
});

const mount = parseMountinfo('30 1 8:2 / /var/lib/containers rw - ext4 /dev/sdb1 rw\n')[0] ?? null;

const rootAt = (path: string): PodmanRoot => ({
  walk: { path, exists: true, existing: path, fault: null, faultPath: '' },
  filesystem: {
    mount,
    kind: filesystemKind(0xef53, 'ext4'),
    answer: null,
    answeredBy: null,
    problem: null,
    offline: false,
    cure: 'Run hostlint as root.',
    readOnly: false,
    dType: true,
    dTypeEvidence: '',
  },
});

const main = rootAt('/var/lib/containers/storage');
export const roots: PodmanRoots = {
  configured: main,
  graphRoot: main,
  runRoot: rootAt('/run/containers/storage'),
  overlay: null,
};

export const noDatabase: PodmanDatabase = { path: '/var/lib/containers/storage/db.sql', kind: 'sqlite', state: 'none' };
export const database = (driver: string, kind: 'bolt' | 'sqlite' = 'sqlite'): PodmanDatabase => ({
  path: `/var/lib/containers/storage/${kind === 'bolt' ? 'libpod/bolt_state.db' : 'db.sql'}`,
  kind,
  state: 'read',
  values: { driver, graphRoot: '', runRoot: '', staticDir: '', volumePath: '' },
});

export const runState = (cacheFiles: readonly string[] = []): PodmanRunState => ({
  cache: { overlay: cacheFiles.length > 0 ? false : undefined, metacopy: undefined, nativeDiff: undefined },
  cacheFiles,
  alive: false,
  blocked: [],
});

export const programs = (part: Partial<PodmanPrograms> = {}): PodmanPrograms => ({
  conmon: { path: '/usr/bin/conmon', places: ['/usr/bin/conmon'] },
  runtime: { path: '/usr/bin/crun', places: ['/usr/bin/crun'], name: 'crun', evidence: null },
  netavark: null,
  fuseOverlayfs: null,
  mkcomposefs: null,
  ...part,
});
