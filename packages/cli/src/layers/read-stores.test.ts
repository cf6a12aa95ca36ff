import { expect } from 'chai';
import { boltDatabase } from './bolt-samples.test.kit.js';
import { chainB, diffB, directory, docker, type Files, hex, overlay2, root } from './sample-stores.test.kit.js';
import { problemsOf, storesOf } from './stores-of.test.kit.js';

describe('readStores', () => {
  it('knows overlay2: layers from the base up, and how they are laid over one another', async () => {
    const [store, ...others] = await storesOf(overlay2());
    expect(others).to.deep.equal([]);
    expect(store).to.deep.include({
      engine: 'docker',
      driver: 'overlay2',
      home: `${root}/overlay2`,
      sharing: 'overlay',
    });
    expect(store?.problems).to.deep.equal([]);
    expect(store?.images).to.deep.equal([
      { id: `sha256:${hex('e')}`, names: ['words:1'], top: hex('2'), layerCount: 2 },
    ]);
    expect(store?.layers.map(({ id, kind, parent }) => [id, kind, parent])).to.deep.equal([
      [hex('1'), 'image', null],
      [hex('2'), 'image', hex('1')],
      [`${hex('3')}-init`, 'init', hex('2')],
      [hex('3'), 'container', `${hex('3')}-init`],
    ]);
    const box = store?.layers[3];
    const home = `${root}/overlay2`;
    expect(box).to.deep.include({
      content: `${home}/${hex('3')}/diff`,
      lower: [`${home}/${hex('3')}-init/diff`, `${home}/${hex('2')}/diff`, `${home}/${hex('1')}/diff`],
      work: `${home}/${hex('3')}/work`,
      merged: `${home}/${hex('3')}/merged`,
      mountedAt: `${home}/${hex('3')}/merged`,
    });
    expect(store?.layers[0]).to.deep.include({ work: null, merged: null, mountedAt: null, notedBytes: 1200 });
    expect(store?.containers).to.deep.equal([
      { id: hex('c'), name: 'box', image: 'words:1', running: true, layer: hex('3') },
    ]);
  });

  for (const [name, change, wanted] of [
    [
      'a link that is gone',
      { [`${root}/overlay2/l/TWO`]: null },
      [
        `broken-link ${root}/overlay2/l/TWO`,
        `missing-lower ${root}/overlay2/${hex('3')}/lower`,
        `missing-lower ${root}/overlay2/${hex('3')}-init/lower`,
      ],
    ],
    [
      'a link to nowhere that nobody needs',
      { [`${root}/overlay2/l/OLD`]: { link: '../gone/diff' } },
      [`broken-link ${root}/overlay2/l/OLD`],
    ],
    [
      'a directory that nothing names',
      {
        [`${root}/overlay2/${hex('9')}/diff`]: directory,
        [`${root}/overlay2/${hex('9')}/link`]: 'NINE',
        [`${root}/overlay2/l/NINE`]: { link: `../${hex('9')}/diff` },
      },
      [`leftover ${root}/overlay2/${hex('9')}`],
    ],
    [
      'a lower that says something else than the database',
      { [`${root}/overlay2/${hex('3')}/lower`]: 'l/TWO:l/ONE' },
      [`disagreement ${root}/overlay2/${hex('3')}/lower`],
    ],
    [
      'a configuration that was cut off',
      { [`${root}/containers/${hex('c')}/config.v2.json`]: '{"Name": "/bo' },
      [`unreadable ${root}/containers/${hex('c')}/config.v2.json`],
    ],
    [
      'a layer without its directory',
      { [`${root}/image/overlay2/layerdb/sha256/${hex('7')}/cache-id`]: hex('8') },
      [`missing-layer ${root}/overlay2/${hex('8')}`],
    ],
    [
      'an image whose layers are gone',
      {
        [`${root}/image/overlay2/imagedb/content/sha256/${hex('d')}`]: JSON.stringify({
          rootfs: { diff_ids: [diffB] },
        }),
      },
      [`missing-layer ${root}/image/overlay2/imagedb/content/sha256/${hex('d')}`],
    ],
  ] as readonly (readonly [string, Files, readonly string[]])[]) {
    it(`tells of ${name}`, async () => {
      const found = problemsOf(await storesOf(overlay2(change)));
      expect([...found].sort()).to.deep.equal([...wanted].sort());
    });
  }

  it('takes no directory of the build cache for a leftover', async () => {
    const [id, key] = ['abcdefghijklmnopqrstuvwxy', 'zyxwvutsrqponmlkjihgfedcb'];
    const cache = {
      [`${root}/overlay2/${id}/diff`]: directory,
      [`${root}/overlay2/${id}/link`]: 'CACHE',
      [`${root}/overlay2/${id}/lower`]: 'l/TWO:l/ONE',
      [`${root}/overlay2/l/CACHE`]: { link: `../${id}/diff` },
    } as const;
    const database = boltDatabase({ [key]: { committed: id }, [id]: { parent: chainB } });
    const [store] = await storesOf(overlay2({ ...cache, [`${root}/buildkit/snapshots.db`]: database }));
    expect(store?.problems).to.deep.equal([]);
    expect(store?.layers.find(one => one.id === id)).to.deep.include({ kind: 'build-cache', parent: hex('2') });
    const unreadable = await storesOf(overlay2({ ...cache, [`${root}/buildkit/snapshots.db`]: 'no database' }));
    expect(problemsOf(unreadable)).to.deep.equal([`unreadable ${root}/buildkit/snapshots.db`]);
  });

  it('knows the old driver overlay, also beside overlay2', async () => {
    const home = `${root}/overlay`;
    const old = docker('overlay', {
      [`${home}/${hex('1')}/root`]: directory,
      [`${home}/${hex('2')}/root`]: directory,
      [`${home}/${hex('3')}-init/upper`]: directory,
      [`${home}/${hex('3')}-init/lower-id`]: hex('2'),
      [`${home}/${hex('3')}/upper`]: directory,
      [`${home}/${hex('3')}/lower-id`]: hex('2'),
    });
    const [store] = await storesOf(old);
    expect(store).to.deep.include({ driver: 'overlay', sharing: 'hard-links', problems: [] });
    expect(store?.layers.map(({ content }) => content?.slice(home.length + 65))).to.deep.equal([
      '/root',
      '/root',
      '-init/upper',
      '/upper',
    ]);
    expect(store?.layers[3]?.lower).to.deep.equal([`${home}/${hex('2')}/root`]);
    const both = await storesOf({ ...old, ...overlay2() });
    expect(both.map(({ driver }) => driver)).to.deep.equal(['overlay', 'overlay2']);
    expect(both.map(({ containers }) => containers.length)).to.deep.equal([0, 1]);
    expect(problemsOf(both)).to.include(`several-drivers ${home}`);
    const broken = await storesOf({ ...old, [`${home}/${hex('3')}/lower-id`]: hex('6') });
    expect(problemsOf(broken)).to.deep.equal([`missing-lower ${home}/${hex('3')}/lower-id`]);
  });

  it('cannot tell of mounts where the host does not run', async () => {
    const { '/proc/self/mountinfo': _, ...files } = overlay2();
    const [store] = await storesOf(files);
    expect(store?.layers[3]?.mountedAt).to.equal(undefined);
  });

  it('follows a data-root with a range of ids', async () => {
    const files = Object.entries(overlay2()).map(
      ([path, node]) => [path.replace(root, `${root}/100000.100000`), node] as const,
    );
    const stores = await storesOf(Object.fromEntries(files));
    expect(stores.map(one => one.root)).to.deep.equal([`${root}/100000.100000`]);
  });

  it('finds nothing where nothing is', async () => {
    expect(await storesOf({ [`${root}/tmp`]: directory })).to.deep.equal([]);
  });
});
