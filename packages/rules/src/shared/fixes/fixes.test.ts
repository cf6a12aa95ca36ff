import type { Fix } from '@hostlint/core';
import { known, unknown } from '@hostlint/core/testing';
import { expect } from 'chai';
import fc from 'fast-check';
import { distributionOf } from '../distribution.js';
import { parseKernelRelease } from '../kernel/kernel-version.js';
import { parseOsRelease } from '../os-release.js';
import { andThen, fix, inTurn, type KnownOrNot } from './by-distribution.js';
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
      `echo 'GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX ${argument}"' > /etc/default/grub.d/99-overlay.metacopy.cfg`,
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
      "echo 'options overlay metacopy=off' >> /etc/modprobe.d/overlay.conf",
    ));
  it('sets them for the kernel itself', () =>
    says(moduleOptions(os('rhel', '9'), 'overlay', ['index=off'], true), '--args=overlay.index=off'));
});

describe('the steps of fixes', () => {
  const names = { debian: 'x', rhel: 'x', suse: 'x', alpine: 'x', arch: 'x', other: 'x' };
  const kinds: readonly (readonly [title: string, fix: Fix, kinds: string])[] = [
    ['a module', loadModule(os('debian'), 'overlay'), 'write-file load-module'],
    ['a module on Alpine', loadModule(os('alpine'), 'overlay'), 'write-line load-module'],
    ['a module on NixOS', loadModule(os('nixos'), 'overlay'), ''],
    ['a sysctl', setSysctl(os('rocky', '9'), 'a.b', '1'), 'write-file set-sysctl'],
    ['a sysctl on Talos', setSysctl(os('talos'), 'a.b', '1'), ''],
    ['parameters of a module', moduleOptions(os('arch'), 'm', ['a=1', 'b=2'], false), 'write-line write-line reboot'],
    ['a kernel argument on Debian', kernelArgument(os('debian'), 'a=1'), 'write-file run reboot'],
    ['a kernel argument on RHEL', kernelArgument(os('rhel', '9'), 'a=1'), 'run reboot'],
    ['a kernel argument on SUSE', kernelArgument(os('sles'), 'a=1'), 'run run reboot'],
    ['a kernel argument on Alpine, whose boot loader is not known', kernelArgument(os('alpine'), 'a=1'), ''],
    ['kernel arguments of rpm-ostree', kernelArgument(ostree, 'a=1', 'b'), 'run run reboot'],
    ['a package', installPackage(os('debian'), names), 'install-packages'],
    ['a package that has no name here', installPackage(os('debian'), { other: 'x' }), ''],
    ['a package of an image', installPackage(os('flatcar'), names), ''],
    ['modules that Ubuntu has in a package', extraModules(os('ubuntu'), parseKernelRelease('6.8.0-1-aws')), 'run run'],
    ['another kernel, which people choose', newKernel(os('debian')), ''],
    ['a reboot', reboot(os('debian'), 'Why.'), 'reboot'],
    [
      'two fixes',
      inTurn(reboot(os('debian'), 'Why.'), setSysctl(os('debian'), 'a', '1')),
      'reboot write-file set-sysctl',
    ],
    ['two fixes, one by hand', inTurn(fix('By hand.'), setSysctl(os('debian'), 'a', '1')), ''],
    ['a fix with more commands after it', andThen(reboot(os('debian'), 'Why.'), 'More.', 'true'), ''],
    ['a fix with more words after it', andThen(reboot(os('debian'), 'Why.'), 'More.'), 'reboot'],
  ];
  for (const [title, { steps = [] }, wanted] of kinds)
    it(`are those of ${title}`, () => expect(steps.map(({ kind }) => kind).join(' ')).to.equal(wanted));
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
