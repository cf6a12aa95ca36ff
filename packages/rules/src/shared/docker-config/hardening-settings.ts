import type { DaemonConfig, Setting } from './daemon-config.js';

export interface HardeningSetting {
  /** The key of daemon.json, and the subject. */
  readonly key: string;
  /** Its number in the CIS Docker Benchmark 1.6. */
  readonly cis: string;
  readonly setting: Setting<unknown>;
  readonly good: boolean;
  /** What it is now and what comes of it. */
  readonly fault: string;
  readonly advice: string;
  readonly severity: 'warning' | 'info';
  /** What a machine may set it to, `null` for taking it out; absent where people have more to do. */
  readonly value?: boolean | null;
}

/**
 * What the CIS benchmark asks of dockerd and files can tell. Left out: authorization plugins, remote logging, default ulimits and
 * cgroup-parent, which depend on what a host is for.
 * Source: docker-bench-security 1.6.1 tests/2_docker_daemon_configuration.sh.
 */
export function hardeningSettings({ security, usernsRemap, liveRestore }: DaemonConfig): readonly HardeningSetting[] {
  const { icc, iptables, insecureRegistries, noNewPrivileges, userlandProxy, seccompProfile, logLevel, debug } =
    security;
  const chatty = debug.value || ['debug', 'trace'].includes(logLevel.value.toLowerCase());
  return [
    {
      key: 'icc',
      cis: '2.2',
      setting: icc,
      good: !icc.value,
      fault: 'containers on the default bridge reach all ports of each other',
      advice: 'Set "icc": false, and join containers that must talk by networks of their own.',
      severity: 'info',
      value: false,
    },
    {
      key: 'log-level',
      cis: '2.3',
      setting: debug.value ? debug : logLevel,
      good: !chatty,
      fault: 'dockerd writes requests with all their details into its log',
      advice: 'Take "debug" and "log-level" out; "info" is the default.',
      severity: 'info',
    },
    {
      key: 'iptables',
      cis: '2.4',
      setting: iptables,
      good: iptables.value,
      fault: 'dockerd sets no rules of the firewall: nothing keeps networks of containers apart',
      advice: 'Take "iptables": false out.',
      severity: 'warning',
      value: null,
    },
    {
      key: 'insecure-registries',
      cis: '2.5',
      setting: insecureRegistries,
      good: insecureRegistries.value.length === 0,
      fault: `images come without a check of who sends them (${insecureRegistries.value.join(', ')})`,
      advice: 'Give the registry a certificate, and put its authority into /etc/docker/certs.d/REGISTRY/ca.crt.',
      severity: 'warning',
    },
    {
      key: 'userns-remap',
      cis: '2.9',
      setting: usernsRemap,
      good: usernsRemap.value !== '',
      fault: 'root of a container is root of the host, should it get out',
      advice: 'Set "userns-remap": "default"; images and volumes start anew in a directory of their own.',
      severity: 'info',
    },
    {
      key: 'no-new-privileges',
      cis: '2.14',
      setting: noNewPrivileges,
      good: noNewPrivileges.value,
      fault: 'programs in containers gain rights by setuid and file capabilities',
      advice:
        'Set "no-new-privileges": true; containers that use sudo or su need --security-opt no-new-privileges=false.',
      severity: 'info',
      value: true,
    },
    {
      key: 'live-restore',
      cis: '2.15',
      setting: liveRestore,
      good: liveRestore.value,
      fault: 'every restart of dockerd, as for an upgrade that mends a hole, stops all containers',
      advice: 'Set "live-restore": true.',
      severity: 'info',
      value: true,
    },
    {
      key: 'userland-proxy',
      cis: '2.16',
      setting: userlandProxy,
      good: !userlandProxy.value,
      fault: 'each published port has a process of root that listens on it, and hides who connects over localhost',
      advice: 'Set "userland-proxy": false; the kernel then forwards published ports alone.',
      severity: 'info',
      value: false,
    },
    {
      key: 'seccomp-profile',
      cis: '2.17',
      setting: seccompProfile,
      good: seccompProfile.value !== 'unconfined',
      fault: 'containers may make any system call',
      advice: 'Take "seccomp-profile": "unconfined" out.',
      severity: 'warning',
      value: null,
    },
  ];
}
