import { expect } from 'chai';
import { parseKernelCmdline } from '../kernel/kernel-cmdline.js';
import { bootModule, type MajorModule } from './boot-lsm.js';

const all = { CONFIG_SECURITY_APPARMOR: 'y', CONFIG_SECURITY_SELINUX: 'y', CONFIG_SECURITY_SMACK: 'y' };
const debian = { ...all, CONFIG_LSM: '"landlock,lockdown,yama,apparmor,selinux,bpf"' };
const fedora = {
  CONFIG_SECURITY_SELINUX: 'y',
  CONFIG_SECURITY_SELINUX_BOOTPARAM: 'y',
  CONFIG_LSM: '"lockdown,yama,selinux,bpf,landlock"',
};
const old = { ...all, CONFIG_DEFAULT_SECURITY: '"apparmor"' };

type Case = readonly [
  name: string,
  config: Readonly<Record<string, string>>,
  given: string,
  MajorModule | null | undefined,
];

const cases: readonly Case[] = [
  ['the first of the list', debian, '', 'apparmor'],
  ['a list of the kernel’s arguments', debian, 'lsm=landlock,selinux,apparmor', 'selinux'],
  ['a list without any', debian, 'lsm=landlock', null],
  ['the first is switched off: the next one starts', debian, 'apparmor=0', 'selinux'],
  ['security= takes the others out', debian, 'security=selinux', 'selinux'],
  ['security= of one that is switched off', debian, 'security=apparmor apparmor=0', null],
  ['security= beside lsm=', debian, 'security=selinux lsm=apparmor', 'apparmor'],
  ['security= of one that was not built', fedora, 'security=apparmor', null],
  ['the last argument counts', debian, 'apparmor=0 apparmor=1', 'apparmor'],
  ['a value that is no number', debian, 'apparmor=maybe', undefined],
  ['SELinux switched off', fedora, 'selinux=0', null],
  ['SELinux that does not listen to its argument', debian, 'lsm=selinux selinux=0', 'selinux'],
  ['one that is not built', { ...debian, CONFIG_SECURITY_APPARMOR: 'n' }, '', 'selinux'],
  ['a kernel before 5.1', old, '', 'apparmor'],
  ['a kernel before 5.1 with another one', old, 'security=selinux', 'selinux'],
  ['a kernel before 5.1, switched off', old, 'apparmor=0', null],
  ['a configuration that does not tell', all, '', undefined],
];

describe('bootModule', () => {
  for (const [name, config, given, wanted] of cases) {
    it(name, () => {
      const options = new Map(Object.entries(config));
      const found = bootModule({ options, path: '/boot/config', cmdline: parseKernelCmdline(given) });
      expect(found && found.name).to.equal(wanted);
    });
  }

  it('points at what decides', () => {
    const found = bootModule({
      options: new Map(Object.entries(debian)),
      path: '/boot/config',
      cmdline: parseKernelCmdline('apparmor=0'),
    });
    expect(found?.evidence).to.deep.equal([
      { path: '/proc/cmdline', line: 1, text: 'apparmor=0' },
      { path: '/boot/config', text: 'CONFIG_LSM="landlock,lockdown,yama,apparmor,selinux,bpf"' },
    ]);
  });
});
