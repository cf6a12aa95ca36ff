import type { StoreReader } from '../store-reader.js';
import { bucketAt, fromBolt, textOf, uvarintOf, varintOf } from './bolt-file.js';

/** A snapshot of the overlayfs snapshotter, as its own database has it. */
export interface Snapshot {
  /** `NAMESPACE/NUMBER/KEY`. */
  readonly name: string;
  /** The name of its directory. */
  readonly id: string;
  readonly kind: 'view' | 'active' | 'committed';
  readonly parent: string | null;
  readonly bytes: number | null;
}

const kinds = { 1: 'view', 2: 'active', 3: 'committed' } as const;

/** metadata.db of the snapshotter. Source: containerd v1.6.20 snapshots/storage/bolt.go, snapshots/snapshotter.go Kind. */
export async function readSnapshots(reader: StoreReader, home: string): Promise<ReadonlyMap<string, Snapshot> | null> {
  const found = await fromBolt(reader, `${home}/metadata.db`, top => {
    const bucket = bucketAt(top, 'v1', 'snapshots');
    const snapshots = new Map<string, Snapshot>();
    for (const name of bucket?.buckets ?? []) {
      const one = bucket?.bucket(name);
      const id = uvarintOf(one, 'id');
      const kind = kinds[(one?.values.get('kind')?.[0] ?? 0) as keyof typeof kinds];
      if (id === null || kind === undefined) continue;
      snapshots.set(name, { name, id: String(id), kind, parent: textOf(one, 'parent'), bytes: varintOf(one, 'size') });
    }
    return snapshots;
  });
  return found ?? null;
}
