import { known, unknown } from '@hostlint/core/testing';
import { expect } from 'chai';
import { hostDescription } from './host.js';
import { distributionOf } from './shared/distribution.js';
import { parseKernelRelease } from './shared/kernel/kernel-version.js';
import { parseOsRelease } from './shared/os-release.js';

const os = (text: string): unknown => known(distributionOf(parseOsRelease(text), false));

const nothing = { container: unknown(), kernelFiles: unknown() };
const limitsOf = (facts: object): readonly string[] =>
  (
    hostDescription.describe({ release: unknown(), os: unknown(), arch: unknown(), ...nothing, ...facts }).limits ?? []
  ).map(({ text }) => text);

describe('hostDescription', () => {
  it('names kernel, distribution and architecture', () => {
    const facts = {
      release: known(parseKernelRelease('6.1.0-37-amd64')),
      os: os('ID=debian\nVERSION_ID=12'),
      arch: known('x86_64'),
      container: known({ kind: null, why: '' }),
      kernelFiles: known({ proc: true, sys: true }),
    };
    expect(hostDescription.describe(facts)).to.deep.equal({
      kernel: '6.1.0-37-amd64',
      os: 'debian 12',
      arch: 'x86_64',
      limits: [],
    });
  });
  it('names a distribution without versions', () =>
    expect(
      hostDescription.describe({ release: unknown(), os: os('ID=arch'), arch: unknown(), ...nothing }),
    ).to.deep.equal({
      kernel: null,
      os: 'arch',
      arch: null,
      limits: [],
    }));
  it('says what stands between a run and the host', () => {
    const inside = (kind: string): readonly string[] => limitsOf({ container: known({ kind, why: 'it says so' }) });
    expect(inside('docker').join()).to.match(/^This is a container of docker \(it says so\): the kernel .* the host's/);
    expect(inside('other').join()).to.match(/^This is a container or a namespace like one/);
    expect(inside('wsl2').join()).to.match(/^This is WSL2/);
    expect(inside('gvisor').join()).to.match(/^This is gVisor/);
    expect(limitsOf({ kernelFiles: known({ proc: false, sys: true }) }).join()).to.match(
      /^There is no \/proc here.*mount -t proc proc \/proc$/,
    );
    expect(limitsOf({ kernelFiles: known({ proc: false, sys: false }) }).join()).to.match(
      /^There is no \/proc and no \/sys/,
    );
  });
});
