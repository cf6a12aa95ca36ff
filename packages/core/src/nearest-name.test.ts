import { expect } from 'chai';
import { nearestName } from './nearest-name.js';

const known = ['filesystem/d-type', 'kernel/overlay', 'docker/daemon-json-syntax', 'info'];

describe('nearestName', () => {
  it('finds a slip of the finger', () => {
    expect(nearestName('filesystem/dtype', known)).to.equal('filesystem/d-type');
    expect(nearestName('kernel/overly', known)).to.equal('kernel/overlay');
  });
  it('finds a name without its namespace', () => expect(nearestName('d-type', known)).to.equal('filesystem/d-type'));
  it('finds nothing where nothing is near', () => expect(nearestName('seccomp', known)).to.equal(undefined));
  it('finds nothing among nothing', () => expect(nearestName('a', [])).to.equal(undefined));
  it('is not slowed by a very long name', () => expect(nearestName('x'.repeat(1e6), known)).to.equal(undefined));
});
