import { expect } from 'chai';
import { parseKernelRelease, type KernelRelease } from './kernel-version.js';
import { overlayByVersion, rhel7Build } from './overlay-version.js';

const table: readonly (readonly [raw: string, overlay: boolean | null, multipleLower: boolean | null])[] = [
  ['6.18.44-fc-v595', true, true],
  ['5.4.0-1038-aws', true, true],
  ['4.18.0-553.el8_10.x86_64', true, true],
  ['6.1.134-150.224.amzn2023.x86_64', true, true],
  ['6.6.87.2-microsoft-standard-WSL2', true, true],
  ['6.8.0-rc3+', true, true],
  ['6.8-rc3', true, true],
  ['4.0.0', true, true],
  ['4.4.302+', true, true],
  ['5.4.278-1.el7.elrepo.x86_64', true, true],
  ['5.4.17-2136.342.5.el8uek.x86_64', true, true],
  ['5.14.21-150500.55.100-default', true, true],
  ['3.10.0-1160.119.1.el7.x86_64', true, true],
  ['3.10.0-957.el7.ppc64', true, true],
  ['3.10.0-1160.99.1.rt56.1245.el7.x86_64', true, true],
  ['3.10.0-693.el7.x86_64', true, true],
  ['3.10.0-514.el7.x86_64', true, true],
  ['3.10.0-513.el7.x86_64', true, false],
  ['3.10.0-327.36.3.el7.x86_64', true, false],
  ['3.10.0-229.el7.x86_64', true, false],
  ['3.10.0-123.el7.x86_64', false, false],
  ['3.10.108-1.el7.elrepo.x86_64', false, false],
  ['3.13.0-24-generic', false, false],
  ['3.16.0-4-amd64', false, false],
  ['3.17.8', false, false],
  ['3.18.0', true, false],
  ['3.19.8+', true, false],
  ['3.19.0-80-generic', true, null],
  ['3.18.71-perf-g1234', true, null],
  ['3.10.0-1160.90.1.vz7.200.7', null, null],
  ['3.14.48-33.39.amzn1.x86_64', null, null],
  ['2.6.32-754.el6.x86_64', false, false],
];

const release = (raw: string): KernelRelease => parseKernelRelease(raw) ?? expect.fail(raw);

describe('overlayByVersion', () => {
  for (const [raw, overlay, multipleLower] of table)
    it(`knows ${raw}`, () => expect(overlayByVersion(release(raw))).to.include({ overlay, multipleLower }));
});

describe('rhel7Build', () => {
  it('is the first number after the version', () =>
    expect(rhel7Build(release('3.10.0-1160.119.1.el7.x86_64'))).to.equal(1160));
  it('is none of another series', () => expect(rhel7Build(release('4.14.0-115.el7a.aarch64'))).to.equal(null));
  it('is none of ELRepo', () => expect(rhel7Build(release('3.10.0-1.el7.elrepo.x86_64'))).to.equal(null));
});
