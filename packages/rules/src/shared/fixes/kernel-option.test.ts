import type { Fix } from '@hostlint/core';
import { known, unknown } from '@hostlint/core/testing';
import { expect } from 'chai';
import { distributionOf } from '../distribution.js';
import { parseKernelRelease, type KernelRelease } from '../kernel/kernel-version.js';
import type { OptionFault } from '../kernel/options/judge-option.js';
import type { OptionName } from '../kernel/options/table.js';
import type { KnownOrNot } from './by-distribution.js';
import { kernelOption } from './kernel-option.js';
import { nftVariant } from './nft-variant.js';

const os = (id: string): KnownOrNot => known(distributionOf(new Map([['ID', id]]), false));
const commands = (fix: Fix): string => fix.commands.join('\n');

describe('nftVariant', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['debian', 'update-alternatives --set ip6tables "$(command -v ip6tables-nft)"'],
    ['fedora', 'dnf install iptables-nft'],
    ['sles', 'zypper install iptables-backend-nft'],
    ['alpine', 'apk del iptables-legacy'],
    ['arch', 'pacman -S iptables-nft'],
    ['nixos', 'nixos-rebuild switch'],
  ];
  for (const [id, text] of cases) it(`says ${text}`, () => expect(commands(nftVariant(os(id)))).to.include(text));
  it('changes nothing in place where the system is an image', () =>
    expect(nftVariant(os('flatcar')).commands).to.deep.equal([]));
  it('has no command for what it does not know', () => expect(nftVariant(unknown()).commands).to.deep.equal([]));
});

describe('kernelOption', () => {
  const fix = (name: OptionName, fault: OptionFault, raw = '6.8.0-1021-aws'): Fix =>
    kernelOption(os('ubuntu'), parseKernelRelease(raw) as KernelRelease, name, { fault });

  it('names the general kernel, and what to set in one of your own', () => {
    expect(fix('VETH', 'off').summary).to.include('built anew with CONFIG_VETH');
    expect(commands(fix('VETH', 'off'))).to.include('linux-generic');
  });
  it('names what turns an option on that has no switch of its own', () =>
    expect(fix('XFRM_ALGO', 'off').summary).to.include('built anew with CONFIG_XFRM_USER'));
  it('installs the modules that a slim kernel comes without', () =>
    expect(commands(fix('VXLAN', 'not-installed'))).to.include('linux-modules-extra-$(uname -r)'));
  it('reboots where all modules are gone', () => expect(commands(fix('VETH', 'tree-gone'))).to.equal('reboot'));
  it('boots with what turns it on', () => expect(commands(fix('PSI', 'off-at-boot'))).to.include('psi=1'));
  it('switches iptables over', () => expect(commands(fix('IP_NF_RAW', 'legacy-iptables'))).to.include('iptables-nft'));
  it('goes over to version 2 of control groups, where the kernel can', () => {
    expect(commands(fix('CGROUP_DEVICE', 'off'))).to.include('systemd.unified_cgroup_hierarchy=1');
    expect(commands(fix('CGROUP_DEVICE', 'off', '4.4.0-210-generic'))).to.include('linux-generic');
  });
});
