import { expect } from 'chai';
import { fitting } from './fitting.js';

describe('what fits', () => {
  it('is all of it where it can be', () => expect(fitting(['ab', 'cd'], 4, '!')).to.equal('abcd'));
  it('is whole pieces and the notice otherwise', () => expect(fitting(['ab', 'cd', 'e'], 4, '!')).to.equal('ab!'));
  it('is measured in bytes', () => expect(fitting(['é', 'é'], 3, '!')).to.equal('é!'));
  it('is the notice where nothing fits', () => expect(fitting(['abcdef'], 3, '!')).to.equal('!'));
});
