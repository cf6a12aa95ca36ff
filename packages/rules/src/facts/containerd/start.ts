import { type Cure, defineFact, maybe } from '@hostlint/core';
import { traitsOf } from '../../shared/containerd-config/traits.js';
import { decideStart, defaultSnapshotter, type ContainerdStart } from '../../shared/containerd-start/decide.js';
import type { StartInput } from '../../shared/containerd-start/input.js';
import { kernelFilesystems } from '../kernel/filesystems.js';
import { containerdConfig } from './config.js';
import { containerdDaemonArguments } from './daemon-arguments.js';
import { containerdEngine } from './engine.js';
import { containerdMetadataDb } from './metadata-db.js';
import { containerdPlaces } from './places.js';

/** What containerd would make of the host, with what it was decided for. */
export interface ContainerdStartFact extends ContainerdStart {
  readonly version: string;
  /** The snapshotter that clients ask for where they name none. */
  readonly defaultSnapshotter: string;
  /** How more can be told, of a host that does not run. */
  readonly cure?: Cure;
}

/**
 * What containerd does once it has read its configuration, as that version does it. `snapshotter` is what clients get by default: what CRI is
 * told to use, or overlayfs where CRI is disabled; `null` where its plugin does not load, for containerd starts all the same and falls back on nothing.
 */
export const containerdStart = defineFact({
  id: 'containerd/start',
  summary:
    'Whether containerd would start on this host, the snapshotter that its clients would get by default, and why it would refuse.',
  privileges: 'The root of containerd belongs to root, so only root sees what is in it.',
  needs: {
    engine: containerdEngine,
    daemon: containerdDaemonArguments,
    config: containerdConfig,
    places: containerdPlaces,
    metadata: maybe(containerdMetadataDb),
    filesystems: maybe(kernelFilesystems),
  },
  async collect(_host, { engine, daemon, config, places, metadata, filesystems }): Promise<ContainerdStartFact> {
    const { version, found } = engine;
    const { strict, makesDefaultState, changesRootMode, opensGoPlugins } = traitsOf(version, found);
    const input: StartInput = {
      version,
      strict,
      makesDefaultState,
      changesRootMode,
      opensGoPlugins,
      ...places,
      metadata: metadata.known ? metadata.value.state : null,
      disabled: new Set(config.disabled.map(({ name }) => name)),
      required: config.required.map(({ name }) => name),
      proxies: new Set(config.proxies),
      kernelFilesystems: filesystems.known ? new Set(filesystems.value.keys()) : null,
      configured: {
        criSnapshotter: config.cri.snapshotter.value,
        transferSnapshotters: config.transferSnapshotters,
        devmapper: config.devmapper,
        blockfile: config.blockfile,
        tracing: Object.keys(daemon.environment).some(name => name.startsWith('OTEL_')),
        criProblem: config.cri.problem?.message ?? null,
        criListener: config.criListenerProblem,
      },
    };
    const { cure } = places.root.filesystem;
    return {
      ...decideStart(input),
      version,
      defaultSnapshotter: defaultSnapshotter(input),
      ...(cure !== undefined && { cure }),
    };
  },
});
