import { expect } from 'chai';
import { HostSets } from './host-sets.js';

describe('HostSets', () => {
  it('has each set of hosts once, in whatever order they come', () => {
    const sets = new HostSets([]);
    expect(sets.of([3, 1, 2, 9])).to.equal(sets.of([9, 1, 2, 3, 3]));
    expect(sets.of([5]).id).to.equal(1);
    expect(sets.ranges).to.deep.equal(['1-3,9', '5']);
  });

  it('lists the sets that have a button, each once', () => {
    const sets = new HostSets([]);
    const [first, second] = [sets.of([1]), sets.of([2])];
    for (const set of [second, first, second]) sets.list(set);
    expect(sets.listed).to.deep.equal([first, second]);
  });
});
