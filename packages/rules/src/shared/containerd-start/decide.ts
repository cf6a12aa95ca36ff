import type { Ask, Course } from '../open-questions.js';
import { everyCourse } from '../open-questions.js';
import type { PlaceView, StartInput } from './input.js';
import { PluginStates, prefix, type PluginState } from './plugin-states.js';
import { specialMagics } from '../docker-storage/data-root.js';

/** Why containerd exits over what it finds on the host. */
export type StartCause =
  /** root and state are one path. */
  | 'same-directory'
  /** The root, the state or another directory leads nowhere, through a file, or into a file system of the kernel. */
  | 'root-path'
  | 'read-only'
  | 'no-space'
  /** Something in the root that must be a directory is none. */
  | 'root-entry'
  | 'metadata'
  | 'go-plugin'
  | 'required-plugin'
  | 'cri-listener';

export interface StartRefusal {
  readonly cause: StartCause;
  readonly message: string;
  /** The path, the plugin or the setting that it is about. */
  readonly subject: string;
}

/** What containerd would do if it started now. `null`: it depends on what cannot be told, see `open`. */
export interface ContainerdStart {
  readonly starts: boolean | null;
  /** The snapshotter that clients get by default, if its plugin loads. */
  readonly snapshotter: string | null;
  readonly cri: PluginState | null;
  /** The state of the default snapshotter's plugin. */
  readonly snapshotterState: PluginState | null;
  readonly refusals: readonly StartRefusal[];
  readonly possible: readonly StartRefusal[];
  readonly open: readonly string[];
}

export const defaultSnapshotter = (input: StartInput): string =>
  input.disabled.has('grpc.v1.cri') ? 'overlayfs' : input.configured.criSnapshotter;

/** Follows containerd's start in every way that is still open. */
export function decideStart(input: StartInput): ContainerdStart {
  const courses = everyCourse(ask => follow(input, ask));
  if (!courses) return { ...nothing, open: ['too many things are unknown'] };
  return merge(input, courses);
}

interface Followed {
  readonly refusal: StartRefusal | null;
  readonly cri: PluginState;
  readonly snapshotter: PluginState;
}

function follow(input: StartInput, ask: Ask): Followed {
  const plugins = new PluginStates(input, ask);
  const refusal =
    refusedDirectories(input, ask) ??
    refusedGoPlugins(input, ask) ??
    refusedPlugins(input, plugins) ??
    refusedByCri(input, plugins, ask);
  return {
    refusal,
    cri: plugins.stateOf('grpc.v1.cri'),
    snapshotter: plugins.stateOf(`snapshotter.v1.${defaultSnapshotter(input)}`),
  };
}

/** Source: containerd v1.7.24 services/server/server.go, v2.1.9 cmd/containerd/server/server.go CreateTopLevelDirectories; command/main.go SetTempMountLocation. */
function refusedDirectories(input: StartInput, ask: Ask): StartRefusal | null {
  const { root, state, defaultState, temp } = input;
  if (root.configuredPath === state.configuredPath)
    return {
      cause: 'same-directory',
      subject: root.configuredPath,
      message: 'root and state must be different paths',
    };
  const places = [
    root,
    state,
    ...(input.makesDefaultState && defaultState ? [defaultState] : []),
    ...(temp ? [temp] : []),
  ];
  for (const place of places) {
    const refusal = refusedPlace(place, ask);
    if (refusal) return refusal;
    if (place !== root || !root.exists || !ask(`${root.path} is read-only`, root.filesystem.readOnly)) continue;
    if (ask('this build changes the mode of its root', input.changesRootMode))
      return { cause: 'read-only', subject: root.path, message: `chmod ${root.path}: read-only file system` };
  }
  return refusedEntry(root, 'tmpmounts', ask);
}

function refusedPlace(place: PlaceView, ask: Ask): StartRefusal | null {
  const { path, fault, faultPath, filesystem } = place;
  const words = {
    'dangling-link': 'file exists',
    loop: 'too many levels of symbolic links',
    'not-a-directory': 'not a directory',
    'below-a-file': 'not a directory',
  };
  if (fault) return { cause: 'root-path', subject: path, message: `mkdir ${faultPath}: ${words[fault]}` };
  if (place.exists) return null;
  if (filesystem.magic !== null && specialMagics.includes(filesystem.magic))
    return { cause: 'root-path', subject: path, message: `mkdir ${path}: no such file or directory` };
  return cannotMake(place, place.missing, path, ask);
}

/** What keeps so many directories from being made; `null`: nothing. */
function cannotMake(place: PlaceView, count: number, path: string, ask: Ask): StartRefusal | null {
  const { existing, filesystem } = place;
  const refuse = (cause: StartCause, words: string): StartRefusal => ({
    cause,
    subject: path,
    message: `mkdir ${path}: ${words}`,
  });
  if (ask(`${existing} is read-only`, filesystem.readOnly)) return refuse('read-only', 'read-only file system');
  if (!ask(`there is space for directories in ${existing}`, filesystem.blocks))
    return refuse('no-space', 'no space left on device');
  if (filesystem.inodesFree !== null && filesystem.inodesFree < count)
    return refuse('no-space', 'no space left on device');
  return null;
}

/** A directory in a place, which may be there already. */
export function refusedEntry(place: PlaceView, name: string, ask: Ask): StartRefusal | null {
  const path = `${place.path}/${name}`;
  if (ask(`${path} is no directory`, place.blocked && place.blocked.includes(name)))
    return { cause: 'root-entry', subject: path, message: `mkdir ${path}: not a directory` };
  if (ask(`${path} is there`, place.made && place.made.includes(name))) return null;
  return cannotMake(place, place.missing + 1, path, ask);
}

/** Source: containerd v1.6.20, v1.7.24 plugin/plugin_go18.go loadPlugins, of builds with cgo. */
function refusedGoPlugins({ goPlugins, opensGoPlugins }: StartInput, ask: Ask): StartRefusal | null {
  if (goPlugins.length === 0 || !ask('this build opens Go plugins', opensGoPlugins)) return null;
  const broken = goPlugins.find(({ isElf }) => !isElf);
  const one = broken ?? (ask('the Go plugins fit this containerd', null) ? undefined : goPlugins[0]);
  return one
    ? { cause: 'go-plugin', subject: one.path, message: `plugin.Open("${one.path}"): cannot be loaded` }
    : null;
}

function refusedPlugins({ required, metadata, disabled }: StartInput, plugins: PluginStates): StartRefusal | null {
  if (
    (metadata === 'cut-off' || metadata === 'damaged') &&
    !disabled.has('metadata.v1.bolt') &&
    plugins.opensMetadata()
  )
    return { cause: 'metadata', subject: 'meta.db', message: 'bbolt crashes over the database meta.db' };
  for (const name of required) {
    const state = plugins.stateOf(name);
    if (state === 'ok') continue;
    const message =
      state === 'absent'
        ? `required plugin [${prefix}${name}] not included`
        : `load required plugin ${prefix}${name}: ${state === 'skip' ? 'skip plugin' : plugins.reasonOf(name)}`;
    return { cause: 'required-plugin', subject: `${prefix}${name}`, message };
  }
  return null;
}

/** CRI that has begun to run takes containerd with it when it ends. Source: containerd pkg/cri/cri.go initCRIService; pkg/cri/server/service.go Run, restart.go recover. */
function refusedByCri(input: StartInput, plugins: PluginStates, ask: Ask): StartRefusal | null {
  if (plugins.stateOf('grpc.v1.cri') !== 'ok') return null;
  const directory = `${prefix}grpc.v1.cri`;
  for (const place of [input.root, input.state]) {
    for (const name of [directory, `${directory}/sandboxes`, `${directory}/containers`]) {
      const path = `${place.path}/${name}`;
      if (!ask(`${path} is a file`, place.files && place.files.includes(name))) continue;
      const message = `Failed to run CRI service: failed to recover state: open ${path}: not a directory`;
      return { cause: 'root-entry', subject: path, message };
    }
  }
  const { criListener } = input.configured;
  if (criListener === null) return null;
  return {
    cause: 'cri-listener',
    subject: 'stream_server_address',
    message: `Failed to run CRI service: ${criListener}`,
  };
}

function merge(input: StartInput, courses: readonly Course<Followed>[]): ContainerdStart {
  const results = courses.map(({ result }) => result);
  const refusals = unique(results.flatMap(({ refusal }) => refusal ?? []));
  const good = results.filter(({ refusal }) => refusal === null);
  const agreed = <T>(values: readonly T[]): T | null => {
    const [one] = values;
    return one !== undefined && values.every(value => value === one) ? one : null;
  };
  const ends = good.length === 0;
  const state = agreed((ends ? results : good).map(({ snapshotter }) => snapshotter));
  return {
    starts: ends ? false : refusals.length > 0 ? null : true,
    snapshotter: !ends && state === 'ok' ? defaultSnapshotter(input) : null,
    snapshotterState: state,
    cri: agreed((ends ? results : good).map(({ cri }) => cri)),
    refusals: ends ? refusals.slice(0, 1) : [],
    possible: ends ? [] : refusals,
    open: [...new Set(courses.flatMap(({ assumed }) => [...assumed.keys()]))].sort(),
  };
}

const unique = (refusals: readonly StartRefusal[]): readonly StartRefusal[] =>
  refusals.filter(
    (one, index) => refusals.findIndex(other => other.cause === one.cause && other.subject === one.subject) === index,
  );

const nothing: ContainerdStart = {
  starts: null,
  snapshotter: null,
  snapshotterState: null,
  cri: null,
  refusals: [],
  possible: [],
  open: [],
};
