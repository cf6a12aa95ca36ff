import type { JsonEdit } from '../edit-json.js';
import type { DockerFacts } from './docker-facts.js';

type Config = Pick<DockerFacts['docker/daemon-config'], 'storageDriver' | 'storageOptions' | 'features'>;

/** The word for images that containerd keeps. */
export const containerdStore = 'containerd';

export interface TargetEdits {
  readonly edits: readonly JsonEdit[];
  /** Options of other drivers that go. */
  readonly dropped: readonly string[];
}

/**
 * What daemon.json must say for a storage driver, or for containerd's image store. Options of another driver go: a driver refuses what it
 * does not know. `storesByDefault`: this daemon would take containerd's store unless told not to.
 */
export function targetEdits(target: string, config: Config, storesByDefault: boolean): TargetEdits {
  const options = config.storageOptions.origin === 'file' ? config.storageOptions.value : [];
  const dropped = options.filter(option => isForeign(option, target));
  const kept = options.filter(option => !dropped.includes(option));
  const optionEdits: readonly JsonEdit[] =
    dropped.length === 0 ? [] : [{ key: ['storage-opts'], ...(kept.length > 0 ? { value: kept } : {}) }];
  const snapshotter = config.features.value['containerd-snapshotter'];
  const feature = (value: boolean): JsonEdit => ({ key: ['features', 'containerd-snapshotter'], value });
  if (target === containerdStore)
    return { edits: [{ key: ['storage-driver'] }, ...optionEdits, feature(true)], dropped };
  const featureEdits = snapshotter === true || (storesByDefault && snapshotter !== false) ? [feature(false)] : [];
  return { edits: [{ key: ['storage-driver'], value: target }, ...optionEdits, ...featureEdits], dropped };
}

/** `overlay2.size=10G` is of overlay2; `dm.` are those of devicemapper. */
function isForeign(option: string, target: string): boolean {
  const prefix = /^\s*([a-z0-9-]+)\./i.exec(option)?.[1]?.toLowerCase();
  if (prefix === undefined) return target === containerdStore;
  return (prefix === 'dm' ? 'devicemapper' : prefix) !== target;
}
