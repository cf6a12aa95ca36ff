import { testRule } from '@hostlint/core/testing';
import { absent, debian, inDocker, os, policy, realHost, support } from './kernel-samples.test.js';
import { overlayModuleBlocked } from './overlay-module-blocked.js';

const blocked = support({ state: 'blocked', usable: false });
const byMount = support({ state: 'autoload-blocked', usable: false });
const loaded = support();
const on = (found: ReturnType<typeof support>, rules: ReturnType<typeof policy>, system = debian) => ({
  support: found,
  policy: rules,
  container: realHost,
  os: system,
});

testRule(overlayModuleBlocked, {
  pass: [
    { name: 'nothing about it', facts: on(support({ state: 'loadable' }), policy('blacklist pcspkr\n')) },
    { name: 'options only', facts: on(loaded, policy('options overlay metacopy=off\n')) },
    { name: 'loaded before loading was forbidden', facts: on(loaded, policy('', { modulesDisabled: true })) },
  ],
  fail: [
    {
      name: 'an install line of a hardening guide',
      facts: on(blocked, policy('# 1.1.1.6\ninstall overlay /bin/true\n')),
      message: 'blocked',
      says: 'install overlay /bin/true loads nothing',
      severity: 'error',
      command: "sed -i '2s/^/# /' /etc/modprobe.d/cis.conf",
      evidence: [{ path: '/etc/modprobe.d/cis.conf', line: 2, text: 'install overlay /bin/true' }],
    },
    {
      name: 'an install line that a package brings',
      facts: on(blocked, policy('install overlay /bin/false\n', {}, '/usr/lib/modprobe.d/harden.conf')),
      message: 'blocked',
      command: 'cp /usr/lib/modprobe.d/harden.conf /etc/modprobe.d/harden.conf',
    },
    {
      name: 'the kernel’s command line',
      facts: on(blocked, policy('', { refused: ['overlay'] }), os('almalinux', '9')),
      message: 'blocked',
      command: 'grubby --update-kernel=ALL --remove-args=module_blacklist=overlay',
    },
    {
      name: 'loading forbidden until the next boot',
      facts: on(blocked, policy('', { modulesDisabled: true })),
      message: 'blocked',
      command: 'reboot',
    },
    {
      name: 'a blacklist, which stops the mount alone',
      facts: on(byMount, policy('blacklist overlay\n')),
      message: 'notByMount',
      severity: 'warning',
      command: 'modprobe overlay',
    },
    {
      name: 'no modprobe',
      facts: on(byMount, policy('', { autoloader: { path: '/sbin/modprobe', exists: false } })),
      message: 'notByMount',
      says: '/sbin/modprobe, which the kernel runs to load a module, does not exist',
    },
    {
      name: 'a line that counts after the next boot',
      facts: on(loaded, policy('install overlay /bin/true\n')),
      message: 'afterReboot',
      severity: 'info',
    },
    {
      name: 'the spelling of some guides, which disables nothing',
      facts: on(loaded, policy('install overlayfs /bin/false\nblacklist overlayfs\n')),
      message: 'noSuchModule',
      severity: 'info',
      evidence: [{ path: '/etc/modprobe.d/cis.conf', line: 1, text: 'install overlayfs /bin/false' }],
    },
  ],
  unknown: [
    {
      name: 'a file that may not be read',
      facts: on(loaded, policy('', { unread: [{ path: '/etc/modprobe.d/x.conf', reason: 'denied' }] })),
    },
    { name: 'a command that nobody knows', facts: on(loaded, policy('install overlay /opt/load\n')) },
  ],
  notApplicable: [
    { name: 'built in', facts: on(support({ builtIn: true }), policy('install overlay /bin/true\n')) },
    { name: 'no module', facts: on(absent('module-missing', 'none'), policy()) },
    { name: 'a container', facts: { ...on(loaded, policy('install overlay /bin/true\n')), container: inDocker } },
  ],
});
