import { expect } from 'chai';
import { targetEdits } from './target-edits.js';

type Given = Parameters<typeof targetEdits>[1];

const config = (options: readonly string[], features: Readonly<Record<string, boolean>> = {}): Given => ({
  storageDriver: { value: 'vfs', origin: 'file', evidence: null },
  storageOptions: { value: options, origin: 'file', evidence: null },
  features: { value: features, origin: 'file', evidence: null },
});
const driver = (value: string) => ({ key: ['storage-driver'], value });

describe('what daemon.json must say for a storage driver', () => {
  it('the driver alone', () => {
    expect(targetEdits('overlay2', config([]), false)).to.deep.equal({ edits: [driver('overlay2')], dropped: [] });
  });

  it('options of other drivers go, others stay', () => {
    const options = ['dm.basesize=10G', 'overlay2.size=1G', 'size=2G'];
    expect(targetEdits('overlay2', config(options), false)).to.deep.equal({
      edits: [driver('overlay2'), { key: ['storage-opts'], value: ['overlay2.size=1G', 'size=2G'] }],
      dropped: ['dm.basesize=10G'],
    });
    expect(targetEdits('devicemapper', config(options), false).dropped).to.deep.equal(['overlay2.size=1G']);
  });

  it('no list of options is left empty', () => {
    const { edits } = targetEdits('vfs', config(['btrfs.min_space=1G']), false);
    expect(edits).to.deep.equal([driver('vfs'), { key: ['storage-opts'] }]);
  });

  const feature = (value: boolean) => ({ key: ['features', 'containerd-snapshotter'], value });
  it('the image store of containerd takes no driver and no options', () => {
    const { edits, dropped } = targetEdits('containerd', config(['size=2G']), false);
    expect(edits).to.deep.equal([{ key: ['storage-driver'] }, { key: ['storage-opts'] }, feature(true)]);
    expect(dropped).to.deep.equal(['size=2G']);
  });

  it('away from it, the feature is turned off where it is on or where Docker would turn it on', () => {
    const on = { 'containerd-snapshotter': true };
    expect(targetEdits('overlay2', config([], on), false).edits).to.deep.equal([driver('overlay2'), feature(false)]);
    expect(targetEdits('overlay2', config([]), true).edits).to.deep.equal([driver('overlay2'), feature(false)]);
  });
});
