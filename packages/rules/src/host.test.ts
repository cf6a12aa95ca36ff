import { known, unknown } from '@hostlint/core/testing';
import { expect } from 'chai';
import { hostDescription } from './host.js';
import { distributionOf } from './shared/distribution.js';
import { parseKernelRelease } from './shared/kernel/kernel-version.js';
import { parseOsRelease } from './shared/os-release.js';

const os = (text: string): unknown => known(distributionOf(parseOsRelease(text), false));

describe('hostDescription', () => {
  it('names kernel, distribution and architecture', () => {
    const facts = {
      release: known(parseKernelRelease('6.1.0-37-amd64')),
      os: os('ID=debian\nVERSION_ID=12'),
      arch: known('x86_64'),
    };
    expect(hostDescription.describe(facts)).to.deep.equal({
      kernel: '6.1.0-37-amd64',
      os: 'debian 12',
      arch: 'x86_64',
    });
  });
  it('names a distribution without versions', () =>
    expect(hostDescription.describe({ release: unknown(), os: os('ID=arch'), arch: unknown() })).to.deep.equal({
      kernel: null,
      os: 'arch',
      arch: null,
    }));
});
