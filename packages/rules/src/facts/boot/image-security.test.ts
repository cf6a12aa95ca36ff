import { testFact } from '@hostlint/core/testing';
import { hardeningSysctls } from '../security/hardening-sysctls.js';
import { apparmor } from '../security/apparmor.js';
import { engineSockets } from '../security/engine-sockets.js';
import { selinux } from '../security/selinux.js';
import { imageConfig, imageHost, imageRelease } from './image-host.test.js';

// Which security module an image will run is told by its kernel's configuration, its arguments and /etc/selinux/config.
const config = `/boot/config-${imageRelease}`;
const name = 'an image';
const image = imageHost();
const lsm = (...lines: readonly string[]): Record<string, string> => ({ [config]: [imageConfig, ...lines].join('\n') });
const lsmOfDebian = ['CONFIG_SECURITY_APPARMOR=y', 'CONFIG_SECURITY_SELINUX=y', 'CONFIG_LSM="yama,apparmor,selinux"'];
const lsmOfFedora = [
  'CONFIG_SECURITY_SELINUX=y',
  'CONFIG_SECURITY_SELINUX_DEVELOP=y',
  'CONFIG_LSM="lockdown,yama,selinux,bpf"',
];
const selinuxFiles = (mode: string): Record<string, string> => ({
  '/etc/selinux/config': `# SELINUX=\nSELINUX=${mode}\nSELINUXTYPE=targeted\n`,
  '/etc/selinux/targeted/policy/policy.33': 'x',
});

testFact(apparmor, [
  {
    name: `${name} of Debian`,
    host: imageHost({ ...lsm(...lsmOfDebian), '/usr/sbin/apparmor_parser': 'x' }),
    part: { enabled: true, parser: true },
  },
  { name: `${name} of Fedora`, host: imageHost(lsm(...lsmOfFedora)), part: { enabled: false } },
  {
    name: `${name} that switches it off`,
    host: imageHost(lsm(...lsmOfDebian), 'apparmor=0'),
    part: { enabled: false },
  },
  {
    name: `${name} with another init system`,
    host: imageHost({ ...lsm(...lsmOfDebian), '/usr/sbin/init': 'x' }),
    unknown: 'not-running',
  },
  { name: `${name} whose kernel does not tell`, host: image, unknown: 'not-running' },
  {
    name: 'a root without a kernel',
    host: imageHost({ '/boot': null, '/usr/lib/modules': null }),
    unknown: 'not-running',
  },
]);

testFact(selinux, [
  { name: `${name} of Debian`, host: imageHost(lsm(...lsmOfDebian)), value: 'disabled' },
  {
    name: `${name} that enforces`,
    host: imageHost({ ...lsm(...lsmOfFedora), ...selinuxFiles('enforcing') }),
    value: 'enforcing',
  },
  {
    name: `${name} that is permissive`,
    host: imageHost({ ...lsm(...lsmOfFedora), ...selinuxFiles('permissive') }),
    value: 'permissive',
  },
  {
    name: `${name} that the kernel is told to let be permissive`,
    host: imageHost({ ...lsm(...lsmOfFedora), ...selinuxFiles('enforcing') }, 'enforcing=0'),
    value: 'permissive',
  },
  {
    name: `${name} that has it disabled`,
    host: imageHost({ ...lsm(...lsmOfFedora), ...selinuxFiles('disabled') }),
    value: 'disabled',
  },
  { name: `${name} without its configuration`, host: imageHost(lsm(...lsmOfFedora)), value: 'disabled' },
  {
    name: `${name} without the policy that it names`,
    host: imageHost({ ...lsm(...lsmOfFedora), '/etc/selinux/config': 'SELINUX=enforcing\n' }),
    unknown: 'not-running',
  },
]);

testFact(engineSockets, [{ name: `${name}: nothing listens`, host: image, value: [] }]);

testFact(hardeningSysctls, [
  {
    name: `${name}: as its files set them`,
    host: imageHost({ '/etc/sysctl.d/x.conf': 'kernel.kptr_restrict = 2\n' }),
    part: {
      'kernel.kptr_restrict': {
        known: true,
        value: '2',
        evidence: [{ path: '/etc/sysctl.d/x.conf', line: 1, text: 'kernel.kptr_restrict = 2' }],
      },
    },
  },
]);
