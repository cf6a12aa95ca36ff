import { expect } from 'chai';
import { parseKernelCmdline } from '../kernel/kernel-cmdline.js';
import { disabledControllers } from './disabled-controllers.js';

const off = (text: string) => [...disabledControllers(parseKernelCmdline(text))];

describe('cgroup_disable=', () => {
  it('names controllers', () => {
    expect(off('quiet cgroup_disable=memory,blkio')).to.deep.equal([
      ['memory', 'cgroup_disable=memory,blkio'],
      ['io', 'cgroup_disable=memory,blkio'],
    ]);
  });
  it('is taken back by cgroup_enable=', () => expect(off('cgroup_disable=memory cgroup_enable=memory')).to.be.empty);
  it('counts when it comes later', () => expect(off('cgroup_enable=memory cgroup_disable=memory')).to.have.lengthOf(1));
});
