import { isSince } from '../docker-options/engine-version.js';
import { everyCourse, type Ask, type Course } from '../open-questions.js';
import type { Refusal } from './causes.js';
import { chooseDriver, type PassedOver, type StorageResult } from './choose-driver.js';
import type { PodmanDriverInfo } from './driver-outcome.js';
import { innerDirectory } from './driver-start.js';
import type { PodmanDriver } from './drivers.js';
import type { OverlayInput } from './overlay-start.js';
import { blockedEntry, blockedRunRoot, refusedGraphRoot, refusedRunRoot } from './root-checks.js';

/** What podman would make of its storage if it ran now. `null`: it depends on what cannot be told, see `open`. */
export interface PodmanStorage extends Omit<PodmanDriverInfo, 'driver'> {
  readonly starts: boolean | null;
  readonly driver: string | null;
  readonly chosen: 'configured' | 'database' | 'prior' | 'automatic' | null;
  readonly passedOver: readonly PassedOver[];
  /** Why it ends: certain. */
  readonly refusals: readonly Refusal[];
  /** Why it may end, depending on what cannot be told. */
  readonly possible: readonly Refusal[];
  /** The questions that nobody could answer and that matter. */
  readonly open: readonly string[];
}

/** Follows podman through the start of its runtime and storage, as that version does it, in every way that is still open. */
export function decidePodman(input: OverlayInput): PodmanStorage {
  const courses = everyCourse(ask => follow(input, ask));
  return courses ? merge(courses) : { ...nothing, open: ['too many things are unknown'] };
}

/** Source: podman v4.3.1, v5.4.2, v5.8.2 libpod/runtime.go makeRuntime; containers/storage store.go GetStore, load. */
function follow(input: OverlayInput, ask: Ask): StorageResult {
  const refuse = (refusal: Refusal): StorageResult => ({ starts: false, refusal });
  const [early] = input.early;
  if (early) return refuse(early);
  if (input.earlyOpen && ask(input.earlyOpen.question, null)) return refuse(input.earlyOpen.refusal);
  if (input.store.remaps.value && ask('the ids of remap-user or remap-uids cannot be had', null))
    return refuse({ cause: 'storage-conf', message: 'no subuid ranges found', evidence: input.store.remaps.evidence });
  const { database, configured, root } = input;
  const libpod = refusedGraphRoot(configured, ask) ?? blockedEntry(configured, ask, isLibpodEntry(input.version));
  if (libpod) return refuse(libpod);
  const file = refusedDatabase(input, ask);
  if (file) return refuse(file);
  const runtime = refusedRunRoot(input, ask);
  if (runtime) return refuse(runtime);
  if (database.state === 'read' && root.path !== configured.path) {
    const moved = refusedGraphRoot(root, ask, "the database's graph root");
    if (moved) return refuse(moved);
  }
  const image = refusedImageStore(input, ask);
  if (image) return refuse(image);
  const before = blockedEntry(root, ask, name => storeEntries(input).includes(name));
  if (before) return refuse(before);
  const result = chooseDriver(database.state === 'unknown' ? withSomeDriver(input, ask) : input, ask);
  if (!result.starts) return result;
  const { driver } = result.info;
  const inRunRoot = ['containers', 'layers', 'locks'].map(kind => `${driver}-${kind}`);
  const after = blockedEntry(root, ask, isDriverEntry(input, driver)) ?? blockedRunRoot(input, ask, inRunRoot);
  return after ? refuse(after) : result;
}

/** volumes/ is made since 5.3. */
const isLibpodEntry =
  (version: string) =>
  (name: string): boolean =>
    name === 'libpod' || (name === 'volumes' && isSince(version, '5.3'));

/** Source: store.go GetStore: mounts/ and tmp/ are made before 1.44. */
const storeEntries = ({ library }: OverlayInput): readonly string[] => [
  'storage.lock',
  'userns.lock',
  ...(isSince(library, '1.44') ? [] : ['mounts', 'tmp']),
];

function isDriverEntry({ library }: OverlayInput, driver: string): (name: string) => boolean {
  const inner = innerDirectory(library, driver as PodmanDriver);
  const made = [
    `${driver}-images`,
    `${driver}-containers`,
    `${driver}-layers`,
    ...(inner === undefined ? [] : [`${driver}/${inner}`]),
  ];
  return name => made.includes(name);
}

function refusedDatabase({ database }: OverlayInput, ask: Ask): Refusal | undefined {
  if (database.state === 'refused') return database.refusal;
  if (database.state !== 'unknown') return undefined;
  return ask('libpod refuses its database', null) ? { cause: 'database', message: 'opening database' } : undefined;
}

/** A database that cannot be read may have any driver, or be empty. */
function withSomeDriver(input: OverlayInput, ask: Ask): OverlayInput {
  const driver = ask('the driver that libpod’s database has', null, ['', 'overlay', 'vfs', 'btrfs']);
  return driver === '' ? input : { ...input, database: { state: 'read', driver } };
}

function refusedImageStore({ store, library, stateOf }: OverlayInput, ask: Ask): Refusal | undefined {
  const { value: path, evidence } = store.imageStore;
  if (path === '' || !isSince(library, '1.47')) return undefined;
  const refuse = (message: string): Refusal => ({ cause: 'image-store', names: [path], evidence, message });
  if (!path.startsWith('/')) return refuse(`path: ${path}/l should be absolute`);
  const state = ask(`what is at ${path}`, stateOf(path), ['absent', 'directory'] as const);
  if (state === 'other') return refuse(`mkdir ${path}: not a directory`);
  return state === 'read-only' ? refuse(`mkdir ${path}: read-only file system`) : undefined;
}

function merge(courses: readonly Course<StorageResult>[]): PodmanStorage {
  const results = courses.map(({ result }) => result);
  const good = results.filter(result => result.starts);
  const refusals = unique(results.flatMap(result => (result.starts ? [] : [result.refusal])));
  const ends = good.length === 0;
  // Where each way ends for a reason of its own, the first one stands for all.
  const certain = ends
    ? refusals.filter(refusal => results.every(result => !result.starts && same(result.refusal, refusal)))
    : [];
  const agreed = <T>(read: (result: StorageResult & { starts: true }) => T): T | null => agreement(good.map(read));
  return {
    starts: ends ? false : refusals.length > 0 ? null : true,
    driver: agreed(({ info }) => info.driver),
    chosen: agreed(({ chosen }) => chosen),
    passedOver: agreed(({ passedOver }) => passedOver) ?? [],
    backingFilesystem: agreed(({ info }) => info.backingFilesystem),
    supportsDType: agreed(({ info }) => info.supportsDType),
    nativeOverlayDiff: agreed(({ info }) => info.nativeOverlayDiff),
    usingMetacopy: agreed(({ info }) => info.usingMetacopy),
    program: agreed(({ info }) => info.program),
    refusals: ends ? (certain.length > 0 ? certain : refusals.slice(0, 1)) : [],
    possible: ends ? [] : refusals,
    open: [...new Set(courses.flatMap(({ assumed }) => [...assumed.keys()]))].sort(),
  };
}

/** The value that all have, or `null`. */
function agreement<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every(value => JSON.stringify(value) === JSON.stringify(first)) ? first : null;
}

const same = (a: Refusal, b: Refusal): boolean => a.cause === b.cause && a.driver === b.driver;

function unique(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.filter((refusal, index) => refusals.findIndex(other => same(other, refusal)) === index);
}

const nothing: PodmanStorage = {
  starts: null,
  driver: null,
  chosen: null,
  passedOver: [],
  backingFilesystem: null,
  supportsDType: null,
  nativeOverlayDiff: null,
  usingMetacopy: null,
  program: null,
  refusals: [],
  possible: [],
  open: [],
};
