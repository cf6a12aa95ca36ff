import type { Scenario } from '../namespace-script.js';

const apparmor = (enabled: string): string =>
  [
    'mount -t tmpfs none /sys/kernel/security; mkdir /sys/kernel/security/apparmor',
    'echo "other (enforce)" > /sys/kernel/security/apparmor/profiles',
    'cp -r /sys/module/overlay "$LAB/overlay" 2> /dev/null || true',
    'mount -t tmpfs none /sys/module; cp -r "$LAB/overlay" /sys/module/ 2> /dev/null || true',
    `mkdir -p /sys/module/apparmor/parameters; echo ${enabled} > /sys/module/apparmor/parameters/enabled`,
    'if [ -e /sbin/apparmor_parser ]; then mount --bind /dev/null /sbin/apparmor_parser; fi',
  ].join('\n');

/** Linux security modules: their faults keep containers from starting, never dockerd. */
export const lsm: readonly Scenario[] = [
  { name: 'AppArmor without apparmor_parser', setup: apparmor('Y'), onlyWith: '/sys/kernel/security' },
  { name: 'AppArmor, switched off', setup: apparmor('N'), onlyWith: '/sys/kernel/security' },
  { name: 'selinux-enabled on any host', daemonJson: { 'selinux-enabled': true } },
  { name: 'no seccomp profile', daemonJson: { 'seccomp-profile': 'unconfined' } },
];
