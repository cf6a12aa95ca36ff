import type { StoreReader } from '../store-reader.js';
import { bucketAt, fromBolt, textOf } from './bolt-file.js';

export interface NamedImage {
  readonly namespace: string;
  readonly name: string;
  readonly digest: string;
}

export interface NamedContainer {
  readonly namespace: string;
  readonly id: string;
  readonly image: string | null;
  readonly snapshotter: string | null;
  readonly snapshotKey: string | null;
}

export interface Metadata {
  readonly images: readonly NamedImage[];
  readonly containers: readonly NamedContainer[];
  /** Names of snapshots in the snapshotter's own database, by `NAMESPACE KEY`. */
  readonly snapshotNames: ReadonlyMap<string, string>;
}

/** meta.db. Source: containerd v1.6.20 metadata/buckets.go, whose comment has the schema. */
export async function readMetadata(reader: StoreReader, root: string, snapshotter: string): Promise<Metadata> {
  const path = `${root}/io.containerd.metadata.v1.bolt/meta.db`;
  const found = await fromBolt(reader, path, (top): Metadata => {
    const version = top.bucket('v1');
    const images: NamedImage[] = [];
    const containers: NamedContainer[] = [];
    const snapshotNames = new Map<string, string>();
    for (const namespace of version?.buckets ?? []) {
      const bucket = version?.bucket(namespace);
      const imageBucket = bucketAt(bucket, 'images');
      for (const name of imageBucket?.buckets ?? []) {
        const digest = textOf(bucketAt(imageBucket, name, 'target'), 'digest');
        if (digest !== null) images.push({ namespace, name, digest });
      }
      const containerBucket = bucketAt(bucket, 'containers');
      for (const id of containerBucket?.buckets ?? []) {
        const one = containerBucket?.bucket(id);
        const [image, with_, snapshotKey] = ['image', 'snapshotter', 'snapshotKey'].map(name => textOf(one, name));
        containers.push({
          namespace,
          id,
          image: image ?? null,
          snapshotter: with_ ?? null,
          snapshotKey: snapshotKey ?? null,
        });
      }
      const snapshotBucket = bucketAt(bucket, 'snapshots', snapshotter);
      for (const key of snapshotBucket?.buckets ?? []) {
        const name = textOf(snapshotBucket?.bucket(key), 'name');
        if (name !== null) snapshotNames.set(`${namespace} ${key}`, name);
      }
    }
    return { images, containers, snapshotNames };
  });
  return found ?? { images: [], containers: [], snapshotNames: new Map() };
}
