import { expect } from 'chai';
import { distributionOf } from './distribution.js';
import { parseOsRelease } from './os-release.js';

const read = (text: string, ostree = false): string => {
  const { family, immutable } = distributionOf(parseOsRelease(text), ostree);
  return immutable ? `${family} ${immutable}` : family;
};

describe('distributionOf', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['ID=debian\nVERSION_ID="12"', 'debian'],
    ['ID=ubuntu\nID_LIKE=debian', 'debian'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"', 'debian'],
    ['ID="rhel"\nID_LIKE="fedora"', 'rhel'],
    ['ID="almalinux"\nID_LIKE="rhel centos fedora"', 'rhel'],
    ['ID="amzn"\nID_LIKE="fedora"\nVERSION_ID="2023"', 'amazon'],
    ['ID="amzn"\nID_LIKE="centos rhel fedora"\nVERSION_ID="2"', 'amazon'],
    ['ID="sles"', 'suse'],
    ['ID="opensuse-leap"\nID_LIKE="suse opensuse"', 'suse'],
    ['ID=alpine', 'alpine'],
    ['ID=manjaro\nID_LIKE=arch', 'arch'],
    ['ID=gentoo', 'other'],
    ['', 'other'],
    ['ID=bottlerocket', 'other bottlerocket'],
    ['ID=talos', 'other talos'],
    ['ID=flatcar\nID_LIKE=coreos', 'other flatcar'],
    ['ID=nixos', 'other nixos'],
    ['ID=cos', 'other container-optimized-os'],
    ['ID="opensuse-microos"\nID_LIKE="suse opensuse"', 'suse transactional-update'],
    ['ID=fedora\nVARIANT_ID=coreos\nOSTREE_VERSION="41"', 'rhel rpm-ostree'],
  ];
  for (const [text, wanted] of cases) it(`knows ${JSON.stringify(text)}`, () => expect(read(text)).to.equal(wanted));
  it('knows a host that booted from ostree', () => expect(read('ID=fedora', true)).to.equal('rhel rpm-ostree'));
});
