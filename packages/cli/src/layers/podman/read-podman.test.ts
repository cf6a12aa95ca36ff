import { expect } from 'chai';
import { directory, type Files, hex } from '../sample-stores.test.kit.js';
import { problemsOf, storesOf } from '../stores-of.test.kit.js';

describe('readStores, of podman', () => {
  const home = '/var/lib/containers/storage';
  const files: Files = {
    [`${home}/overlay-layers/layers.json`]: JSON.stringify([
      { id: hex('2'), parent: hex('1'), 'diff-size': 50 },
      { id: hex('1'), 'diff-size': 1000 },
      { id: hex('3'), parent: hex('2') },
    ]),
    [`${home}/overlay-images/images.json`]: JSON.stringify([
      { id: hex('e'), names: ['localhost/words:1'], layer: hex('2') },
    ]),
    [`${home}/overlay-containers/containers.json`]: JSON.stringify([
      { id: hex('c'), names: ['box'], image: hex('e'), layer: hex('3') },
    ]),
    [`${home}/overlay/${hex('1')}/diff`]: directory,
    [`${home}/overlay/${hex('1')}/link`]: 'ONE',
    [`${home}/overlay/l/ONE`]: { link: `../${hex('1')}/diff` },
    [`${home}/overlay/${hex('2')}/diff`]: directory,
    [`${home}/overlay/${hex('2')}/link`]: 'TWO',
    [`${home}/overlay/${hex('2')}/lower`]: 'l/ONE',
    [`${home}/overlay/l/TWO`]: { link: `../${hex('2')}/diff` },
    [`${home}/overlay/${hex('3')}/diff`]: directory,
    [`${home}/overlay/${hex('3')}/link`]: 'BOX',
    [`${home}/overlay/${hex('3')}/lower`]: 'l/TWO:l/ONE',
    [`${home}/overlay/l/BOX`]: { link: `../${hex('3')}/diff` },
    [`${home}/overlay/staging`]: directory,
  };

  it('knows images, layers and containers', async () => {
    const [store] = await storesOf(files, home);
    expect(store).to.deep.include({ engine: 'podman', driver: 'overlay', problems: [] });
    expect(store?.layers.map(({ id, kind, parent }) => [id, kind, parent])).to.deep.equal([
      [hex('1'), 'image', null],
      [hex('2'), 'image', hex('1')],
      [hex('3'), 'container', hex('2')],
    ]);
    expect(store?.images).to.deep.equal([{ id: hex('e'), names: ['localhost/words:1'], top: hex('2'), layerCount: 2 }]);
    expect(store?.containers).to.deep.equal([
      { id: hex('c'), name: 'box', image: 'localhost/words:1', layer: hex('3'), running: null },
    ]);
  });

  it('tells of what is left over, lost, or elsewhere', async () => {
    const stores = await storesOf(
      {
        ...files,
        [`${home}/overlay/${hex('8')}/diff`]: directory,
        [`${home}/overlay/${hex('8')}/link`]: 'TWO',
        [`${home}/overlay-layers/volatile-layers.json`]: JSON.stringify([{ id: hex('7'), parent: hex('6') }]),
      },
      home,
    );
    expect(problemsOf(stores)).to.deep.equal([
      `missing-layer ${home}/overlay/${hex('7')}`,
      `elsewhere ${home}/overlay/${hex('7')}`,
      `leftover ${home}/overlay/${hex('8')}`,
    ]);
  });
});
