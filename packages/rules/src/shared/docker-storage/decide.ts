import type { Refusal } from './causes.js';
import { everyCourse, type Ask, type Course } from '../open-questions.js';
import { lastingRefusals, refusedRoot, type LastingRefusals } from './data-root.js';
import type { DriverInfo } from './driver-init.js';
import type { PassedOver, StorageResult } from './graph-driver.js';
import { chooseImageStore, startImageStore, type ImageStore } from './image-store.js';
import { questionOf, type StorageInput } from './input.js';

/** What dockerd would make of its storage if it started now. `null`: it depends on what cannot be told, see `open`. */
export interface DockerStorage extends Omit<DriverInfo, 'driver'> {
  readonly starts: boolean | null;
  readonly driver: string | null;
  readonly store: ImageStore | null;
  readonly chosen: 'configured' | 'prior' | 'automatic' | null;
  /** What automatic selection tried before, and what it lacked. */
  readonly passedOver: readonly PassedOver[];
  /** Why it ends: certain. */
  readonly refusals: readonly Refusal[];
  /** Why it may end, depending on what cannot be told. */
  readonly possible: readonly Refusal[];
  /** The questions that nobody could answer and that matter. */
  readonly open: readonly string[];
}

/** Follows dockerd's start through its storage, as moby of that version does it, in every way that is still open. */
export function decideStorage(input: StorageInput): DockerStorage {
  const courses = everyCourse(ask => follow(input, ask));
  return courses ? merge(courses, lastingRefusals(input)) : { ...nothing, open: ['too many things are unknown'] };
}

interface Followed {
  readonly store: ImageStore;
  readonly result: StorageResult;
}

function follow(input: StorageInput, ask: Ask): Followed {
  const refusal = refusedRoot(input, ask);
  const store = chooseImageStore(questionOf(input), ask);
  return { store, result: refusal ? { starts: false, refusal } : startImageStore(input, ask) };
}

function merge(courses: readonly Course<Followed>[], lasting: LastingRefusals): DockerStorage {
  const results = courses.map(({ result }) => result.result);
  const good = results.filter(result => result.starts);
  const refusals = unique(results.flatMap(result => (result.starts ? [] : [result.refusal])));
  const ends = good.length === 0;
  // Where each way ends for a reason of its own, the first one stands for all.
  const certain = !ends
    ? []
    : refusals.filter(refusal => results.every(result => !result.starts && same(result.refusal, refusal)));
  const told = unique([...certain, ...lasting.certain]);
  return {
    starts: ends ? false : refusals.length > 0 ? null : true,
    driver: agreed(good.map(({ info }) => info.driver)),
    store: agreed(
      courses.map(({ result }) => result.store),
      JSON.stringify,
    ),
    chosen: agreed(good.map(({ chosen }) => chosen)),
    passedOver:
      agreed(
        good.map(({ passedOver }) => passedOver),
        JSON.stringify,
      ) ?? [],
    backingFilesystem: agreed(good.map(({ info }) => info.backingFilesystem)),
    supportsDType: agreed(good.map(({ info }) => info.supportsDType)),
    nativeOverlayDiff: agreed(good.map(({ info }) => info.nativeOverlayDiff)),
    usingMetacopy: agreed(good.map(({ info }) => info.usingMetacopy)),
    refusals: ends ? (told.length > 0 ? told : refusals.slice(0, 1)) : [],
    possible: ends ? lasting.possible : refusals,
    open: [...new Set([...courses.flatMap(({ assumed }) => [...assumed.keys()]), ...lasting.open])].sort(),
  };
}

/** The value that all have, or `null`. */
function agreed<T>(values: readonly (T | null)[], as: (value: T | null) => unknown = value => value): T | null {
  const [first] = values;
  return first !== undefined && values.every(value => as(value) === as(first)) ? first : null;
}

const same = (a: Refusal, b: Refusal): boolean => a.cause === b.cause && a.driver === b.driver;

function unique(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.filter((refusal, index) => refusals.findIndex(other => same(other, refusal)) === index);
}

const nothing: DockerStorage = {
  starts: null,
  driver: null,
  store: null,
  chosen: null,
  passedOver: [],
  backingFilesystem: null,
  supportsDType: null,
  nativeOverlayDiff: null,
  usingMetacopy: null,
  refusals: [],
  possible: [],
  open: [],
};
