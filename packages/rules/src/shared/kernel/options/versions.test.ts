import { expect } from 'chai';
import { parseKernelRelease, type KernelRelease } from '../kernel-version.js';
import { compareToVersion, hasEnded, isAfterVersions, isInVersions, isVendorKernel, moduleAt } from './versions.js';

const kernel = (raw: string): KernelRelease => parseKernelRelease(raw) as KernelRelease;

describe('isInVersions', () => {
  const inside = (versions: string, ...raws: readonly string[]): readonly boolean[] =>
    raws.map(raw => isInVersions(kernel(raw), versions));

  it('takes the first and the last version in, and compares by number', () => {
    expect(inside('3.7-5.0', '3.6.11', '3.7.0', '3.10.0', '5.0.21', '5.1.0')).to.deep.equal([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
  it('takes open ends', () => {
    expect(inside('-4.6', '3.10.0', '4.7.0')).to.deep.equal([true, false]);
    expect(inside('5.2-', '5.1.0', '5.10.0')).to.deep.equal([false, true]);
  });
  it('takes names that came back', () => {
    expect(inside('3.6-4.4 4.19-6.10', '4.4.0', '4.9.0', '4.19.0', '6.11.0')).to.deep.equal([true, false, true, false]);
  });
  it('does not believe a candidate at the edge', () => {
    expect(inside('6.17-', '6.17.0-rc1', '6.17.0-0.rc3.fc44', '6.17.0', '6.18.0-rc1')).to.deep.equal([
      false,
      false,
      true,
      true,
    ]);
  });
});

it('isAfterVersions and hasEnded tell an end from none', () => {
  expect([isAfterVersions(kernel('5.1.0'), '3.7-5.0'), isAfterVersions(kernel('5.0.0'), '3.7-5.0')]).to.deep.equal([
    true,
    false,
  ]);
  expect(isAfterVersions(kernel('7.0.0'), '3.7-')).to.equal(false);
  expect([hasEnded('-4.6'), hasEnded('3.6-4.4 4.19-6.10'), hasEnded('5.2-')]).to.deep.equal([true, true, false]);
});

it('compareToVersion compares numbers', () => {
  expect(compareToVersion(kernel('4.10.0'), '4.9')).to.be.above(0);
  expect(compareToVersion(kernel('4.9.337'), '4.9')).to.equal(0);
});

it('moduleAt gives the module of a version', () => {
  const module = [
    ['0', 'ipt_MASQUERADE'],
    ['5.2', null],
  ] as const;
  expect(['3.10.0', '5.1.0', '5.2.0'].map(raw => moduleAt(kernel(raw), module))).to.deep.equal([
    'ipt_MASQUERADE',
    'ipt_MASQUERADE',
    null,
  ]);
});

describe('isVendorKernel', () => {
  const vendors = [
    '3.10.0-1160.119.1.el7.x86_64',
    '4.18.0-553.el8_10.x86_64',
    '5.14.21-150500.55.100-default',
    '5.4.0-26-generic',
    '6.1.0-37-amd64',
    '6.6.87.2-microsoft-standard-WSL2',
    '4.19.0+1',
  ];
  for (const raw of vendors) it(`knows ${raw} for one`, () => expect(isVendorKernel(kernel(raw))).to.equal(true));
  const plain = [
    '6.1.129',
    '6.17.5-arch1',
    '6.12.50-hardened1',
    '6.8.0-rc3',
    '4.4.302+',
    '6.6.1-gentoo',
    '6.18.0-0.rc3.251028g.fc44',
  ];
  for (const raw of plain) it(`takes ${raw} for mainline`, () => expect(isVendorKernel(kernel(raw))).to.equal(false));
});
