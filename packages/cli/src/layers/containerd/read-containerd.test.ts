import { expect } from 'chai';
import { boltDatabase } from '../bolt-samples.test.kit.js';
import { chainA, chainB, diffA, diffB, directory, type Files, hex } from '../sample-stores.test.kit.js';
import { problemsOf, storesOf } from '../stores-of.test.kit.js';

describe('readStores, of containerd', () => {
  const home = '/var/lib/containerd';
  const snapshots = `${home}/io.containerd.snapshotter.v1.overlayfs`;
  const blob = (letter: string, value: unknown): Files => ({
    [`${home}/io.containerd.content.v1.content/blobs/sha256/${hex(letter)}`]: JSON.stringify(value),
  });
  const bytes = (...values: readonly number[]): Uint8Array => new Uint8Array(values);
  const files: Files = {
    [`${home}/io.containerd.metadata.v1.bolt/meta.db`]: boltDatabase({
      v1: {
        'k8s.io': {
          images: { 'example.org/words:1': { target: { digest: `sha256:${hex('9')}` } } },
          containers: { box: { image: 'example.org/words:1', snapshotter: 'overlayfs', snapshotKey: 'box' } },
          snapshots: {
            overlayfs: {
              [chainA]: { name: `k8s.io/1/${chainA}` },
              [chainB]: { name: `k8s.io/2/${chainB}` },
              box: { name: 'k8s.io/3/box' },
            },
          },
        },
        version: bytes(6),
      },
    }),
    [`${snapshots}/metadata.db`]: boltDatabase({
      v1: {
        snapshots: {
          [`k8s.io/1/${chainA}`]: { id: bytes(0x81, 0x02), kind: bytes(3), size: bytes(0x80, 0x10) },
          [`k8s.io/2/${chainB}`]: { id: bytes(2), kind: bytes(3), parent: `k8s.io/1/${chainA}` },
          'k8s.io/3/box': { id: bytes(3), kind: bytes(2), parent: `k8s.io/2/${chainB}` },
        },
      },
    }),
    [`${snapshots}/snapshots/257/fs`]: directory,
    [`${snapshots}/snapshots/2/fs`]: directory,
    [`${snapshots}/snapshots/3/fs`]: directory,
    ...blob('9', { manifests: [{ digest: `sha256:${hex('8')}` }, { digest: `sha256:${hex('7')}` }] }),
    ...blob('8', { config: { digest: `sha256:${hex('6')}` } }),
    ...blob('6', { rootfs: { diff_ids: [diffA, diffB] } }),
    '/proc/self/mountinfo': `40 27 8:16 / / rw - ext4 /dev/sdb rw\n41 40 0:50 / /run/box/rootfs rw - overlay overlay rw,lowerdir=x,upperdir=${snapshots}/snapshots/3/fs,workdir=y\n`,
  };

  it('knows images, layers and containers', async () => {
    const [store] = await storesOf(files, home);
    expect(store).to.deep.include({ engine: 'containerd', driver: 'overlayfs', problems: [] });
    expect(store?.layers.map(({ id, kind, parent }) => [id, kind, parent])).to.deep.equal([
      ['257', 'image', null],
      ['2', 'image', '257'],
      ['3', 'container', '2'],
    ]);
    expect(store?.layers[0]?.notedBytes).to.equal(1024);
    expect(store?.layers[2]).to.deep.include({
      lower: [`${snapshots}/snapshots/2/fs`, `${snapshots}/snapshots/257/fs`],
      mountedAt: '/run/box/rootfs',
    });
    expect(store?.images).to.deep.equal([
      { id: `sha256:${hex('9')}`, names: ['example.org/words:1'], top: '2', layerCount: 2 },
    ]);
    expect(store?.containers).to.deep.equal([
      { id: 'box', name: null, image: 'example.org/words:1', layer: '3', running: null },
    ]);
  });

  it('tells of what is left over or lost, and of a database that cannot be read', async () => {
    const { [`${snapshots}/snapshots/257/fs`]: _, ...without } = files;
    const stores = await storesOf({ ...without, [`${snapshots}/snapshots/new-1`]: directory }, home);
    expect(problemsOf(stores)).to.deep.equal([
      `missing-layer ${snapshots}/snapshots/257`,
      `missing-lower ${snapshots}/snapshots/2`,
      `missing-lower ${snapshots}/snapshots/3`,
      `leftover ${snapshots}/snapshots/new-1`,
    ]);
    const unreadable = await storesOf({ ...files, [`${snapshots}/metadata.db`]: 'no database' }, home);
    expect(problemsOf(unreadable)).to.deep.equal([`unreadable ${snapshots}/metadata.db`]);
  });
});
