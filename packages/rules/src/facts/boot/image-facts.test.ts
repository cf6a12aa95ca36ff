import { cannotTell, testFact } from '@hostlint/core/testing';
import { driverMachinery } from '../docker/driver-machinery.js';
import { imageStore } from '../docker/image-store.js';
import { extCasefold } from '../filesystem/ext-casefold.js';
import { kernelConfig } from '../kernel/config.js';
import { livePatches } from '../kernel/live-patches.js';
import { modulePolicy } from '../kernel/module-policy.js';
import { moduleTrees } from '../kernel/module-trees.js';
import { kernelModules } from '../kernel/modules.js';
import { modulesLoad } from '../kernel/modules-load.js';
import { overlayParameters } from '../kernel/overlay-parameters.js';
import { overlaySupport } from '../kernel/overlay-support.js';
import { kernelSysctls } from '../kernel/sysctls.js';
import { versionString } from '../kernel/version-string.js';
import { machineArch } from '../machine/arch.js';
import { machineContainer } from '../machine/container.js';
import { machineSystemd } from '../machine/systemd.js';
import { machineUserNamespace } from '../machine/user-namespace.js';
import { networkBridgeFilter } from '../network/bridge-filter.js';
import { iptables } from '../network/iptables.js';
import { legacyTables } from '../network/legacy-tables.js';
import { networkModules } from '../network/modules.js';
import { osRelease } from '../os/release.js';
import { seccomp } from '../security/seccomp.js';
import { imageConfig, imageHost, imageRelease } from './image-host.test.js';

// What a running kernel would say is predicted from the files of an image, as far as they settle it.
const image = imageHost();
const config = `/boot/config-${imageRelease}`;
const name = 'an image';

testFact(overlaySupport, [
  {
    name: 'an image whose kernel has it as a module',
    host: image,
    part: { state: 'loadable', usable: true, builtIn: false, multipleLower: true },
  },
  {
    name: 'an image whose kernel has it built in',
    host: imageHost({
      [config]: imageConfig.replace('CONFIG_OVERLAY_FS=m', 'CONFIG_OVERLAY_FS=y'),
      [`/usr/lib/modules/${imageRelease}/modules.dep`]: '',
    }),
    part: { state: 'built-in', usable: true, builtIn: true, evidence: [{ path: config, text: 'CONFIG_OVERLAY_FS=y' }] },
  },
  {
    name: 'an image that switches it off at boot',
    host: imageHost(
      {
        [config]: imageConfig.replace('CONFIG_OVERLAY_FS=m', 'CONFIG_OVERLAY_FS=y'),
        [`/usr/lib/modules/${imageRelease}/modules.dep`]: '',
      },
      'initcall_blacklist=ovl_init',
    ),
    part: { state: 'absent', absence: 'switched-off', usable: false },
  },
  {
    name: 'an image whose kernel has none',
    host: imageHost({
      [config]: imageConfig.replace('CONFIG_OVERLAY_FS=m', '# CONFIG_OVERLAY_FS is not set'),
      [`/usr/lib/modules/${imageRelease}/modules.dep`]: '',
    }),
    part: { state: 'absent', absence: 'not-built' },
  },
  {
    name: 'an image whose modprobe.d forbids it',
    host: imageHost({ '/etc/modprobe.d/cis.conf': 'install overlay /bin/false\n' }),
    part: { state: 'blocked', usable: false },
  },
  {
    name: 'an image whose boot loader forbids it',
    host: imageHost({}, 'module_blacklist=overlay'),
    part: { state: 'blocked', usable: false },
  },
  {
    name: 'an image whose modprobe.d may not be read',
    host: imageHost({ '/etc/modprobe.d/a.conf': cannotTell('denied') }),
    unknown: 'denied',
  },
  { name: 'the root of a container', host: { files: { '/proc': cannotTell('not-running') } }, unknown: 'not-running' },
]);

testFact(overlayParameters, [
  {
    name,
    host: image,
    part: {
      redirectDir: {
        value: false,
        from: 'configured',
        evidence: { path: config, text: '# CONFIG_OVERLAY_FS_REDIRECT_DIR is not set' },
      },
    },
  },
  {
    name: 'an image that sets one by the command line',
    host: imageHost({}, 'overlay.metacopy=on'),
    part: {
      metacopy: {
        value: true,
        from: 'configured',
        evidence: { path: '/boot/grub/grub.cfg', line: 1, text: 'overlay.metacopy=on' },
      },
    },
  },
]);

testFact(modulePolicy, [
  {
    name,
    host: image,
    part: { modulesDisabled: false, unread: [], autoloader: { path: '/sbin/modprobe', exists: true } },
  },
  {
    name: 'an image that forbids modules at boot',
    host: imageHost({ '/etc/sysctl.d/h.conf': 'kernel.modules_disabled = 1\n' }),
    part: { modulesDisabled: true },
  },
]);
testFact(kernelModules, [
  { name, host: image, part: { directory: `/lib/modules/${imageRelease}`, loaded: new Set<string>() } },
]);
testFact(moduleTrees, [
  { name, host: image, value: { own: 'present', path: `/lib/modules/${imageRelease}`, others: [] } },
]);
testFact(modulesLoad, [
  { name, host: imageHost({ '/etc/modules-load.d/a.conf': 'overlay\n' }), value: new Set(['overlay']) },
]);
testFact(kernelConfig, [{ name, host: image, part: { path: config, mismatch: null } }]);
testFact(kernelSysctls, [
  {
    name,
    host: imageHost({ '/etc/sysctl.d/a.conf': 'net.ipv4.ip_forward=1\n' }),
    part: {
      'net.ipv4.ip_forward': {
        known: true,
        value: '1',
        evidence: [{ path: '/etc/sysctl.d/a.conf', line: 1, text: 'net.ipv4.ip_forward=1' }],
      },
      'vm.max_map_count': { known: true, value: '65530', evidence: [] },
      'kernel.pid_max': {
        known: false,
        reason: 'not-running',
        detail: 'no kernel runs here, and no file of sysctl.d sets it',
      },
    },
  },
]);
testFact(livePatches, [
  { name, host: image, value: [] },
  { name: 'an image with kpatch', host: imageHost({ '/usr/sbin/kpatch': 'x' }), unknown: 'not-running' },
]);
testFact(versionString, [
  { name: 'an image whose kernel is not there to be read', host: image, unknown: 'not-running' },
]);

testFact(machineSystemd, [{ name, host: image, value: true }]);
testFact(machineUserNamespace, [{ name, host: image, value: false }]);
testFact(machineContainer, [
  {
    name: 'an image that was made from a container',
    host: imageHost({ '/.dockerenv': '' }),
    value: { kind: null, why: 'nothing runs here, and what boots is a machine' },
  },
]);
const elf = (bits: number, machine: number): Uint8Array => {
  const bytes = new Uint8Array(64);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, bits, 1]);
  bytes[18] = machine;
  return bytes;
};
testFact(machineArch, [
  { name: 'an image for x86-64', host: imageHost({ '/bin/sh': elf(2, 62) }), value: 'x86_64' },
  { name: 'an image for 64-bit ARM', host: imageHost({ '/bin/sh': elf(2, 183) }), value: 'aarch64' },
  {
    name: 'an image of 32-bit programs, whose kernel may be wider',
    host: imageHost({ '/bin/sh': elf(1, 3) }),
    unknown: 'not-running',
  },
]);

testFact(networkModules, [
  {
    name,
    host: image,
    value: ['veth', 'bridge'].map(module => ({
      name: module,
      state: 'there',
      absence: null,
      active: false,
      why: `${module} is loaded when it is asked for`,
      evidence: [{ path: `/lib/modules/${imageRelease}/modules.dep` }],
      directive: null,
      essential: true,
    })),
  },
  {
    name: 'an image whose kernel has them built in',
    host: imageHost({ [config]: imageConfig.replaceAll('=m', '=y') }),
    value: ['veth', 'bridge'].map(module => ({
      name: module,
      state: 'there',
      absence: null,
      active: true,
      why: `${module} is a part of the kernel`,
      evidence: [{ path: config, text: `CONFIG_${module.toUpperCase()}=y` }],
      directive: null,
      essential: true,
    })),
  },
]);
testFact(networkBridgeFilter, [
  {
    name: 'an image whose kernel has it built in',
    host: imageHost({ [config]: `${imageConfig}CONFIG_BRIDGE_NETFILTER=y\n` }),
    part: { state: 'there', active: true },
  },
]);
testFact(iptables, [
  {
    name,
    host: imageHost({ '/usr/sbin/iptables': { link: 'xtables-nft-multi' }, '/usr/sbin/xtables-nft-multi': 'x' }),
    part: { variant: 'nft' },
  },
  { name: 'an image without it', host: image, part: { variant: null } },
]);
testFact(legacyTables, [{ name: 'an image whose source says that nothing runs', host: image, unknown: 'not-running' }]);
testFact(extCasefold, [{ name, host: image, value: true }]);
testFact(osRelease, [
  { name, host: image, part: { id: 'debian' } },
  {
    name: 'an image of ostree',
    host: imageHost({ '/sysroot/ostree/repo/config': '', '/etc/os-release': 'ID=fedora\nVERSION_ID=42\n' }),
    part: { immutable: 'rpm-ostree' },
  },
]);
testFact(seccomp, [{ name, host: image, value: true }]);
testFact(driverMachinery, [{ name, host: image, part: { userNamespace: false, zfs: false } }]);
testFact(imageStore, [{ name, host: image, part: { containerdRoot: '/var/lib/containerd' } }]);
