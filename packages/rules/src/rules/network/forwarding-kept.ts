import { defineRule, maybe, type Fix } from '@hostlint/core';
import { sysctlFiles } from '../../facts/kernel/sysctl-files.js';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { osRelease } from '../../facts/os/release.js';
import { fix, withSteps, type KnownOrNot } from '../../shared/fixes/by-distribution.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import { shellWord } from '../../shared/fixes/shell-word.js';
import { predictSysctl, type SysctlPrediction } from '../../shared/kernel/sysctl-config.js';
import { lookAsRoot } from '../../shared/cures.js';

// linux net/ipv4/devinet.c: net.ipv4.ip_forward is net.ipv4.conf.all.forwarding by another name.
const switches = [
  { key: 'net.ipv4.ip_forward', names: ['net/ipv4/ip_forward', 'net/ipv4/conf/all/forwarding'] },
  { key: 'net.ipv6.conf.all.forwarding', names: ['net/ipv6/conf/all/forwarding'] },
] as const;

export const forwardingKept = defineRule({
  id: 'network/forwarding-kept',
  meta: {
    title: 'No file of sysctl.d turns forwarding off again.',
    why: 'Engines turn forwarding on once, when they start. Whatever has the files of sysctl.d read again later, such as an upgrade or somebody’s sysctl --system, turns it off under containers that run.',
    fix: 'Change the line to 1, or take it out.',
    severity: 'warning',
    presets: ['docker', 'containerd', 'podman', 'kubernetes'],
    sources: [
      'systemd 252 sysctl.d(5), systemd-sysctl.service(8); procps-ng 4.0 sysctl(8), SYSTEM FILE PRECEDENCE',
      'linux v6.1 net/ipv4/devinet.c devinet_sysctl_forward, ctl_forward_entry',
      'CIS Benchmarks 3.1.1 "Ensure IP forwarding is disabled"',
      'moby v28.5.2 libnetwork/drivers/bridge/setup_ip_forwarding.go; containers/netavark v2.1.0 src/network/bridge.rs',
    ],
  },
  needs: { files: sysctlFiles, sysctls: maybe(kernelSysctls), os: maybe(osRelease) },
  messages: {
    atBoot:
      '{place} sets {name} to 0, at every boot and whenever the files are read again: then containers are cut off.',
    onDemand: '{place} sets {name} to 0 whenever sysctl --system is run: then containers are cut off.',
  },
  check({ facts: { files, sysctls, os }, pass, fail, notApplicable, unknown }) {
    return switches.map(({ key, names }) => {
      const subject = key;
      // Nothing but an engine that serves IPv6 turns that on; elsewhere it may well stay off.
      if (key === 'net.ipv6.conf.all.forwarding') {
        const now = sysctls.known ? sysctls.value[key] : sysctls;
        if (!now.known)
          return now.reason === 'not-running'
            ? notApplicable('the host does not run', { subject })
            : unknown(now.detail, { subject });
        if (!now.value?.startsWith('1')) return notApplicable('it is off', { subject, evidence: now.evidence });
      }
      const [first] = files.unread;
      if (first)
        return unknown(`${first.path} may say something about it, and cannot be read`, {
          subject,
          cure: lookAsRoot,
        });
      const boot = predictSysctl(files.boot, names);
      const later = predictSysctl(files.system, names);
      const off = [boot, later].find(one => one?.value === '0');
      if (!off) return pass({ subject, ...(later ? { evidence: [later.evidence] } : {}) });
      const { path = '', line = 0, text = '' } = off.evidence;
      const data = { place: `${path}:${line}`, name: text.split('=', 1)[0]?.trim() ?? key };
      const details = { subject, evidence: [off.evidence], fix: wayBack(off, key, os) };
      return fail(boot?.value === '0' ? 'atBoot' : 'onDemand', data, details);
    });
  },
});

/** A package's own file comes back with its next version, so a later one says otherwise. */
function wayBack({ evidence }: SysctlPrediction, key: string, os: KnownOrNot): Fix {
  const { path = '', line, text = '' } = evidence;
  if (!path.startsWith('/etc/') || line === undefined) return setSysctl(os, key, '1');
  return withSteps(
    fix(
      `Turn it on in line ${line} of ${path}.`,
      `sed -i '${line}s/=.*/= 1/' ${shellWord(path)}`,
      `sysctl -w ${key}=1`,
    ),
    { kind: 'replace-line', path, line, from: text, to: text.replace(/=.*/, '= 1') },
    { kind: 'set-sysctl', key, value: '1' },
  );
}
