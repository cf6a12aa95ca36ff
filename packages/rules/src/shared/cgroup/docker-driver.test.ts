import { expect } from 'chai';
import { cgroupDriverOf } from './docker-driver.js';

const two = ['native.cgroupdriver=cgroupfs', 'native.cgroupdriver=systemd'];

describe('native.cgroupdriver', () => {
  it('is the first of several until 28.0', () => expect(cgroupDriverOf('27.5.1', two)).to.equal('cgroupfs'));
  it('is the last of several since', () => expect(cgroupDriverOf('28.0.0', two)).to.equal('systemd'));
  it('may have blanks and capitals', () =>
    expect(cgroupDriverOf('20.10.24', ['Native.CgroupDriver = systemd '])).to.equal('systemd'));
  it('may be missing', () => expect(cgroupDriverOf('28.5.2', ['other=x'])).to.equal(''));
});
