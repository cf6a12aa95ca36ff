import { magic } from '../filesystem/filesystem-magic.js';
import type { Ask } from '../open-questions.js';
import type { PlaceView, StartInput } from './input.js';
import { isGraphComplete, pluginGraph, type PluginGraph } from './plugin-graph.js';

/** `skip`: it is not meant for this host; `error`: it fails; `absent`: this version has none of that name, or it is disabled. */
export type PluginState = 'ok' | 'skip' | 'error' | 'absent';

export const prefix = 'io.containerd.';

/** How each plugin of containerd ends up, worked out when it is asked for. Names are without `io.containerd.`. */
export class PluginStates {
  private readonly input: StartInput;
  private readonly ask: Ask;
  private readonly graph: PluginGraph;
  private readonly states = new Map<string, PluginState>();
  private readonly reasons = new Map<string, string>();

  constructor(input: StartInput, ask: Ask) {
    this.input = input;
    this.ask = ask;
    this.graph = pluginGraph(input.version);
  }

  stateOf(name: string): PluginState {
    const before = this.states.get(name);
    if (before) return before;
    this.states.set(name, 'error');
    const state = this.work(name);
    this.states.set(name, state);
    return state;
  }

  /** Why a plugin fails. */
  reasonOf(name: string): string {
    return this.reasons.get(name) ?? 'it fails to load';
  }

  /** Whether the metadata plugin comes as far as to open its database. */
  opensMetadata(): boolean {
    return this.needsFailed('metadata.v1.bolt') === undefined && !this.snapshotterFailed();
  }

  private work(name: string): PluginState {
    const { disabled, proxies } = this.input;
    if (proxies.has(name)) return disabled.has(name) ? 'absent' : 'ok';
    if (disabled.has(name)) return 'absent';
    const known = this.graph.has(name);
    if (!known && isGraphComplete(this.input.version)) return 'absent';
    if (!known) return this.ask<PluginState>(`the plugin ${name} loads`, null, ['ok', 'absent']);
    const failed = this.needsFailed(name);
    if (failed !== undefined) return this.fail(name, `${failed} is not there`);
    return this.own(name);
  }

  private needsFailed(name: string): string | undefined {
    const { criSnapshotter, transferSnapshotters } = this.input.configured;
    const more: Readonly<Record<string, readonly string[]>> = {
      'grpc.v1.cri': this.input.strict ? [] : [criSnapshotter],
      'cri.v1.images': [criSnapshotter],
      'transfer.v1.local': transferSnapshotters,
    };
    const needs = [...(this.graph.get(name) ?? []), ...(more[name] ?? []).map(one => `snapshotter.v1.${one}`)];
    return needs.find(need => this.stateOf(need) !== 'ok');
  }

  private own(name: string): PluginState {
    const { configured, metadata, strict, kernelFilesystems } = this.input;
    switch (name) {
      case 'snapshotter.v1.overlayfs':
        return this.withDType(name, 'overlayfs');
      case 'snapshotter.v1.native':
        return this.made(name, 'native') ? 'ok' : this.fail(name, 'its directory cannot be made');
      case 'snapshotter.v1.btrfs':
        return this.btrfs(name);
      case 'snapshotter.v1.erofs':
        if (this.withDType(name, 'erofs') !== 'ok') return 'error';
        return this.ask('the kernel has erofs', kernelFilesystems && kernelFilesystems.has('erofs')) ? 'ok' : 'skip';
      case 'snapshotter.v1.aufs':
      case 'snapshotter.v1.zfs':
        return this.hasFilesystem(name.slice(15))
          ? this.ask<PluginState>(`${name} loads`, null, ['ok', 'skip'])
          : 'skip';
      case 'snapshotter.v1.devmapper':
        if (configured.devmapper) return this.ask<PluginState>('the thin pool is there', null, ['ok', 'error']);
        return this.graph.has('snapshotter.v1.blockfile') ? 'skip' : this.fail(name, 'devmapper not configured');
      case 'snapshotter.v1.blockfile':
        return configured.blockfile ? this.ask<PluginState>('the scratch file is good', null, ['ok', 'error']) : 'skip';
      case 'differ.v1.erofs':
        return this.ask<PluginState>('mkfs.erofs can make layers', null, ['ok', 'skip']);
      case 'tracing.processor.v1.otlp':
      case 'internal.v1.tracing':
        return configured.tracing ? this.ask<PluginState>('traces can be sent', null, ['ok', 'skip']) : 'skip';
      case 'content.v1.content':
        // Since 1.7 its directories are made when they are needed.
        return this.graph.has('lease.v1.manager') ? 'ok' : this.inRoot(name);
      case 'runtime.v2.task':
      case 'runtime.v1.linux':
        return this.inRoot(name) === 'ok' && this.inState(name)
          ? 'ok'
          : this.fail(name, 'its directory cannot be made');
      case 'metadata.v1.bolt':
        if (strict && this.snapshotterFailed()) return this.fail(name, 'a snapshotter fails');
        return metadata === 'invalid' ? this.fail(name, 'invalid database') : this.inRoot(name);
      case 'cri.v1.runtime':
      case 'grpc.v1.cri':
        if ((name === 'cri.v1.runtime' || !strict) && !this.inState('grpc.v1.cri'))
          return this.fail(name, 'its directory cannot be made');
        return configured.criProblem === null ? 'ok' : this.fail(name, configured.criProblem);
      default:
        return 'ok';
    }
  }

  /** Since 2.0 one snapshotter that fails, and is not skipped, takes the metadata plugin with it. */
  private snapshotterFailed(): boolean {
    if (!this.input.strict) return false;
    return [...this.graph.keys()].some(name => name.startsWith('snapshotter.') && this.stateOf(name) === 'error');
  }

  private withDType(name: string, snapshotter: 'overlayfs' | 'erofs'): PluginState {
    if (!this.made(name, snapshotter)) return this.fail(name, 'its directory cannot be made');
    const { path, filesystem } = this.input.snapshotters[snapshotter];
    return this.ask(`directory entries of ${path} carry their type`, filesystem.dType)
      ? 'ok'
      : this.fail(name, 'the file system does not support d_type');
  }

  private btrfs(name: string): PluginState {
    const { filesystem, path, exists } = this.input.snapshotters.btrfs;
    // Its directory is made before it looks at what that lies on.
    if (!exists && !this.made(name, 'btrfs')) return this.fail(name, 'its directory cannot be made');
    const isBtrfs = filesystem.magic === null ? null : filesystem.magic === magic.btrfs;
    if (!this.ask(`${path} is on btrfs`, isBtrfs)) return 'skip';
    return this.made(name, 'btrfs') ? 'ok' : this.fail(name, 'its directories cannot be made');
  }

  private hasFilesystem(type: string): boolean {
    const { kernelFilesystems } = this.input;
    return this.ask(`the kernel has ${type}`, kernelFilesystems && kernelFilesystems.has(type));
  }

  /** Whether a snapshotter has its directories, or can make them. */
  private made(name: string, snapshotter: keyof StartInput['snapshotters']): boolean {
    const place = this.input.snapshotters[snapshotter];
    if (place.fault) return false;
    // Whatever has the name `snapshots` passes for the directory.
    if (place.made?.includes('snapshots') || place.blocked?.includes('snapshots')) return true;
    return this.canMake(place, 8, name);
  }

  private canMake(place: PlaceView, inodes: number, name: string): boolean {
    const { filesystem } = place;
    if (this.ask(`${place.existing} is read-only`, filesystem.readOnly)) return false;
    if (!this.ask(`there is space for directories in ${place.existing}`, filesystem.blocks)) return false;
    const { inodesFree } = filesystem;
    if (inodesFree === null || inodesFree >= 36) return true;
    return inodesFree < Math.min(inodes, place.missing + 2) ? false : this.ask(`${name} finds inodes`, null);
  }

  private inRoot(name: string): PluginState {
    const { root } = this.input;
    const directory = `${prefix}${name}`;
    if (this.ask(`${directory} is no directory`, root.blocked && root.blocked.includes(directory)))
      return this.fail(name, 'not a directory');
    if (root.made?.includes(directory) && root.filesystem.readOnly === false) return 'ok';
    return this.canMake(root, 8, name) ? 'ok' : this.fail(name, 'its directory cannot be made');
  }

  private inState(name: string): boolean {
    const { state } = this.input;
    const directory = `${prefix}${name}`;
    if (this.ask(`${directory} in the state is no directory`, state.blocked && state.blocked.includes(directory)))
      return false;
    return (state.made?.includes(directory) ?? false) || this.canMake(state, 2, `${name} in the state`);
  }

  private fail(name: string, reason: string): PluginState {
    this.reasons.set(name, reason);
    return 'error';
  }
}
