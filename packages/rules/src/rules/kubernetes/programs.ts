import { defineRule, isAtLeast, maybe } from '@hostlint/core';
import { kubelet } from '../../facts/kubernetes/kubelet.js';
import { machinePrograms, type ProgramName } from '../../facts/machine/programs.js';
import { osRelease } from '../../facts/os/release.js';
import { installPackage, type PackageNames } from '../../shared/fixes/install-package.js';

interface Program {
  readonly name: ProgramName;
  /** The versions of kubeadm that want it. */
  readonly since?: string;
  readonly until?: string;
  readonly use: string;
  readonly packages: PackageNames;
}

export const programs = defineRule({
  id: 'kubernetes/programs',
  meta: {
    title: 'The programs that kubeadm and the kubelet call are installed.',
    why: 'kubeadm refuses a host that lacks one ("not found in system path").',
    fix: 'Install the package that brings it.',
    severity: 'error',
    sources: [
      'kubernetes v1.31 cmd/kubeadm/app/preflight/checks_linux.go addExecChecks',
      'kubernetes #126952 (1.32: conntrack no longer), #129131 and #129450 (1.33: ip, iptables, ethtool, tc and nsenter no longer, losetup), #130045 (1.33: cp)',
    ],
  },
  needs: { programs: machinePrograms, kubelet, os: maybe(osRelease) },
  messages: {
    missing: '{name} is not installed: {use}, and kubeadm refuses the host.',
    wanted: '{name} is not installed: {use}, and kubeadm warns.',
  },
  check({ facts: { programs, kubelet, os }, pass, fail, notApplicable, unknown }) {
    if (kubelet.bundle !== null) return notApplicable(`${kubelet.bundle} brings the programs that it needs`);
    const version = kubelet.kubeadmVersion ?? kubelet.version;
    return table.flatMap(({ name, since, until, use, packages }) => {
      const path = programs.get(name);
      const fits =
        version === null
          ? since === undefined && until === undefined
            ? true
            : null
          : (since === undefined || isAtLeast(version, since)) && (until === undefined || !isAtLeast(version, until));
      if (fits === false) return [];
      if (path !== undefined) return pass({ subject: name, evidence: [{ path }] });
      if (fits === null) {
        const why = `${name} is not installed, and whether kubeadm wants it depends on its version, which is not known.`;
        return unknown(why, { subject: name, cure: 'Name the version with --engine kubelet@VERSION.' });
      }
      const details = { subject: name, evidence: [], fix: installPackage(os, packages) };
      if (optional.has(name)) return fail('wanted', { name, use }, { ...details, severity: 'warning' });
      return fail('missing', { name, use }, details);
    });
  },
});

const everywhere = (name: string, other = name): PackageNames => ({
  debian: name,
  rhel: name,
  suse: name,
  alpine: name,
  arch: name,
  other,
});
const iproute = { debian: 'iproute2', rhel: 'iproute', suse: 'iproute2', alpine: 'iproute2', arch: 'iproute2' };
const utilLinux = everywhere('util-linux');
const optional = new Set(['ethtool', 'tc']);

const table: readonly Program[] = [
  { name: 'mount', use: 'the kubelet mounts volumes with it', packages: { ...utilLinux, debian: 'mount' } },
  {
    name: 'losetup',
    since: '1.33',
    use: 'the kubelet keeps block devices open with it',
    packages: { ...utilLinux, debian: 'mount', alpine: 'losetup' },
  },
  { name: 'cp', since: '1.33', use: 'kubeadm copies etcd’s directories with it', packages: everywhere('coreutils') },
  {
    name: 'conntrack',
    until: '1.32',
    use: 'kube-proxy deletes stale connections with it',
    packages: { ...everywhere('conntrack-tools'), debian: 'conntrack' },
  },
  {
    name: 'ip',
    until: '1.33',
    use: 'the kubelet of old looked at interfaces with it',
    packages: { ...iproute, other: 'iproute2' },
  },
  { name: 'iptables', until: '1.33', use: 'the kubelet sets up its chains with it', packages: everywhere('iptables') },
  { name: 'nsenter', until: '1.33', use: 'the kubelet of old entered namespaces with it', packages: utilLinux },
  {
    name: 'ethtool',
    until: '1.33',
    use: 'the kubelet of old looked at interfaces with it',
    packages: everywhere('ethtool'),
  },
  {
    name: 'tc',
    until: '1.33',
    use: 'the kubelet of old shaped traffic with it',
    packages: { ...iproute, rhel: 'iproute-tc', other: 'tc' },
  },
];
