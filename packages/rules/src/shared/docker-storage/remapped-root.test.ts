import { expect } from 'chai';
import { remappedRoot } from './remapped-root.js';

const passwd = 'root:x:0:0::/root:/bin/sh\nweb:x:1000:1000::/:/bin/sh\n';
const subuid = 'web:200000:65536\nother:400000:65536\n';

describe('the ids of a remapped root', () => {
  it('are the start of the ranges, by name or by uid', () => {
    expect(remappedRoot('web', { passwd, subuid, subgid: '1000:300000:65536' })).to.deep.equal({
      uid: 200000,
      gid: 300000,
    });
    expect(remappedRoot('1000:1000', { passwd, subuid, subgid: subuid })).to.deep.equal({ uid: 200000, gid: 200000 });
  });
  it('are 0 for root', () => {
    expect(remappedRoot('root', { passwd, subuid, subgid: subuid })).to.deep.equal({ uid: 0, gid: 0 });
  });
  it('come after all other ranges for a new dockremap', () => {
    const ranges = 'a:100000:65536\nb:165536:65536';
    expect(remappedRoot('default', { passwd, subuid: ranges, subgid: '' })).to.deep.equal({ uid: 231072, gid: 100000 });
  });
  it('cannot be told without one range', () => {
    expect(remappedRoot('web', { passwd, subuid: undefined, subgid: subuid })).to.equal(null);
    expect(remappedRoot('web', { passwd, subuid: `${subuid}web:900000:10`, subgid: subuid })).to.equal(null);
    expect(remappedRoot('1001', { passwd, subuid, subgid: subuid })).to.equal(null);
  });
});
