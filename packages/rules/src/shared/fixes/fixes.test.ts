import type { Fix } from '@hostlint/core';
import { known, unknown } from '@hostlint/core/testing';
import { expect } from 'chai';
import fc from 'fast-check';
import { distributionOf } from '../distribution.js';
import { parseKernelRelease } from '../kernel/kernel-version.js';
import { parseOsRelease } from '../os-release.js';
import type { KnownOrNot } from './by-distribution.js';
import { extraModules } from './extra-modules.js';
import { installPackage } from './install-package.js';
import { kernelArgument, withoutKernelArgument } from './kernel-argument.js';
import { loadModule } from './load-module.js';
import { moduleOptions } from './module-options.js';
import { newKernel } from './new-kernel.js';
import { reboot } from './reboot.js';
import { setSysctl } from './set-sysctl.js';
import { shellWord } from './shell-word.js';

const os = (id: string, version = '', more = ''): KnownOrNot =>
  known(distributionOf(parseOsRelease(`ID=${id}\nVERSION_ID=${version}\n${more}`), false));

const ostree = os('fedora', '41', 'OSTREE_VERSION=41');
const all: readonly KnownOrNot[] = [
  unknown('denied'),
  ostree,
  ...['debian', 'ubuntu', 'rhel', 'amzn', 'sles', 'alpine', 'arch', 'gentoo', 'bottlerocket', 'talos', 'flatcar'].map(
    id => os(id),
  ),
  ...['nixos', 'cos', 'ubuntu-core', 'sl-micro'].map(id => os(id)),
];

const says = (fix: Fix, text: string): void => expect(fix.commands.join('\n')).to.include(text) as unknown as void;

describe('newKernel', () => {
  const cases: readonly (readonly [KnownOrNot, string])[] = [
    [os('debian', '12'), 'linux-image-$(dpkg --print-architecture)'],
    [os('ubuntu', '22.04'), 'linux-generic-hwe-22.04'],
    [os('ubuntu', '25.10'), 'apt-get install --install-recommends linux-generic'],
    [os('centos', '7'), 'yum update kernel'],
    [os('rocky', '9.4'), 'dnf upgrade kernel'],
    [os('amzn', '2'), 'amazon-linux-extras install kernel-5.10'],
    [os('amzn', '2023'), 'dnf upgrade --releasever=latest kernel'],
    [os('sles', '15.6'), 'zypper update kernel-default'],
    [os('alpine', '3.20'), 'apk upgrade linux-lts'],
    [os('arch'), 'pacman -Syu'],
    [ostree, 'rpm-ostree upgrade'],
    [os('bottlerocket'), 'apiclient update apply --reboot'],
    [os('flatcar'), 'update_engine_client -update'],
    [os('nixos'), 'nixos-rebuild boot'],
    [os('sl-micro'), 'transactional-update up'],
  ];
  for (const [system, text] of cases) it(`says ${text}`, () => says(newKernel(system), text));
});

describe('kernelArgument', () => {
  const argument = 'overlay.metacopy=off';
  it('uses a file of its own on Debian', () =>
    says(
      kernelArgument(os('debian', '12'), argument),
      `echo 'GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX ${argument}"' > /etc/default/grub.d/containers.cfg`,
    ));
  it('uses grubby on RHEL', () =>
    says(kernelArgument(os('rhel', '9'), argument), `grubby --update-kernel=ALL --args=${argument}`));
  it('uses kargs on rpm-ostree', () => says(kernelArgument(ostree, argument), `rpm-ostree kargs --append=${argument}`));
  it('takes several', () => says(kernelArgument(os('rhel', '9'), 'a=1', 'b'), `--args='a=1 b'`));
  it('sets them through the API on Bottlerocket', () =>
    says(
      kernelArgument(os('bottlerocket'), argument),
      `'{"boot":{"kernel-parameters":{"overlay.metacopy":["off"]}}}'`,
    ));
  it('takes them away', () => says(withoutKernelArgument(os('rhel', '9'), argument), `--remove-args=${argument}`));
});

describe('loadModule', () => {
  it('uses modules-load.d', () =>
    says(loadModule(os('debian'), 'overlay'), 'echo overlay > /etc/modules-load.d/overlay.conf'));
  it('uses /etc/modules on Alpine', () => says(loadModule(os('alpine'), 'overlay'), 'echo overlay >> /etc/modules'));
  it('uses the API on Bottlerocket', () =>
    says(loadModule(os('bottlerocket'), 'overlay'), 'settings.kernel.modules.overlay.autoload=true'));
});

describe('extraModules', () => {
  it('knows RHEL', () =>
    says(extraModules(os('rocky', '9'), parseKernelRelease('5.14.0-1.el9')), 'kernel-modules-extra-$(uname -r)'));
  it('knows Alpine’s virtual kernel', () =>
    says(extraModules(os('alpine'), parseKernelRelease('6.6.1-0-virt')), 'apk add linux-lts'));
});

describe('setSysctl', () => {
  it('quotes', () =>
    says(
      setSysctl(os('debian'), 'net.ipv4.ip_forward', '1'),
      "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/99-net.ipv4.ip_forward.conf",
    ));
  it('patches Talos', () => says(setSysctl(os('talos'), 'a.b', '1'), `'{"machine":{"sysctls":{"a.b":"1"}}}'`));
});

describe('installPackage', () => {
  const names = { debian: 'xfsprogs', rhel: 'xfsprogs', suse: 'xfsprogs', other: 'the tools of XFS' };
  it('uses the family’s tool', () => {
    says(installPackage(os('debian', '12'), names), 'apt-get install xfsprogs');
    says(installPackage(os('centos', '7'), names), 'yum install xfsprogs');
    says(installPackage(os('amzn', '2023'), names), 'dnf install xfsprogs');
  });
  it('gives no command for a name that it does not know', () =>
    expect(installPackage(os('alpine'), names)).to.deep.equal({
      summary: "Install the tools of XFS with this distribution's own tools.",
      commands: [],
    }));
});

describe('moduleOptions', () => {
  it('sets them for a module', () =>
    says(
      moduleOptions(os('debian'), 'overlay', ['metacopy=off'], false),
      "echo 'options overlay metacopy=off' > /etc/modprobe.d/overlay.conf",
    ));
  it('sets them for the kernel itself', () =>
    says(moduleOptions(os('rhel', '9'), 'overlay', ['index=off'], true), '--args=overlay.index=off'));
});

describe('fixes', () => {
  it('say something for every distribution', () => {
    for (const system of all) {
      const fixes = [
        newKernel(system),
        extraModules(system, null),
        loadModule(system, 'overlay'),
        setSysctl(system, 'a.b', '1'),
        kernelArgument(system, 'a=b'),
        withoutKernelArgument(system, 'a=b'),
        installPackage(system, { other: 'x' }),
        moduleOptions(system, 'overlay', ['index=off'], false),
        reboot(system, 'Reboot.'),
      ];
      for (const { summary, commands } of fixes) {
        expect(summary).to.match(/^\S.*\.$/);
        for (const command of commands)
          expect(command)
            .to.match(/^[a-z]\S*( .*)?$/)
            .and.not.include('undefined');
      }
    }
  });
});

describe('shellWord', () => {
  it('leaves plain words alone', () => expect(shellWord('/var/lib/docker')).to.equal('/var/lib/docker'));
  it('quotes what the shell would read', () =>
    expect(['a b', "it's", '$(id)', '-x', ''].map(shellWord)).to.deep.equal([
      "'a b'",
      "'it'\\''s'",
      "'$(id)'",
      "'-x'",
      "''",
    ]));
  it('is one word whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const word = shellWord(text);
        const inside = word.startsWith("'") ? word.slice(1, -1).replaceAll("'\\''", "'") : word;
        expect(inside).to.equal(text);
        expect(word.startsWith("'") || /^[\w@%+=:,./-]+$/.test(word)).to.equal(true);
      }),
    );
  });
});
