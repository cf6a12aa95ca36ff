import { expect } from 'chai';
import { faultOfNodeName, nodeNameOf } from './node-name.js';

describe('node names', () => {
  it('are the host’s in lower case, or what overrides it', () => {
    expect(nodeNameOf(' Web-1\n', undefined)).to.equal('web-1');
    expect(nodeNameOf('web-1', 'Other')).to.equal('other');
    expect(nodeNameOf('web-1', '')).to.equal('web-1');
  });
  for (const name of ['web-1', 'a', 'web-1.example.org', '10', 'a'.repeat(63)])
    it(`takes ${name}`, () => expect(faultOfNodeName(name)).to.equal(null));
  for (const name of ['', 'web_1', '-web', 'web-', 'web..org', 'wéb', 'a'.repeat(64)])
    it(`refuses "${name}"`, () => expect(faultOfNodeName(name)).to.be.a('string'));
});
