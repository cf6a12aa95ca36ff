import { expect } from 'chai';
import { afterPrefix } from './after-prefix.js';

describe('what follows a prefix', () => {
  it('is there only where the text begins with it', () => {
    expect(afterPrefix('unix:///run/docker.sock', 'unix://')).to.equal('/run/docker.sock');
    expect(afterPrefix('unix://', 'unix://')).to.equal('');
    expect(afterPrefix('tcp://unix://', 'unix://')).to.equal(undefined);
  });
});
