import { defineRule, maybe } from '@hostlint/core';
import { daemonConfig } from '../../facts/docker/daemon-config.js';
import { kernelSysctls } from '../../facts/kernel/sysctls.js';
import { mounts } from '../../facts/mounts/mounts.js';
import { osRelease } from '../../facts/os/release.js';
import { isSince } from '../../shared/docker-options/engine-version.js';
import { mountEvidence } from '../../shared/filesystem/mount-evidence.js';
import { isReadOnly, mountOf } from '../../shared/filesystem/mountinfo.js';
import { setSysctl } from '../../shared/fixes/set-sysctl.js';
import { sysctlPath } from '../../shared/kernel/sysctl-keys.js';
import { byNftables, linesOf, notRunning } from '../../shared/network/docker-words.js';

const key = 'net.ipv4.ip_forward';

export const ipv4Forward = defineRule({
  id: 'network/ipv4-forward',
  meta: {
    title: 'The host forwards IPv4, or dockerd can make it.',
    why: 'Containers reach nothing outside of their host, and nobody reaches their ports, unless the host forwards packets between its devices.',
    fix: 'Set net.ipv4.ip_forward to 1.',
    severity: 'error',
    stops: ['docker'],
    presets: ['docker'],
    sources: [
      'moby v20.10.24 to v27.5.1 libnetwork/drivers/bridge configure: setupIPForwarding before any network',
      'moby v28.0.0 to v29.7.2 drivers/bridge/setup_ip_forwarding.go setupIPv4Forwarding, checkIPv4Forwarding',
      'dockerd 20.10.24, 26.1.5 and 28.5.2 with --ip-forward=false, and with /proc/sys/net read-only',
    ],
  },
  needs: { config: daemonConfig, sysctls: maybe(kernelSysctls), mounts: maybe(mounts), os: maybe(osRelease) },
  messages: {
    leftAlone:
      'net.ipv4.ip_forward is {value} and dockerd is told to leave it alone (ip-forward is off): containers reach nothing outside of this host.',
    notByNftables:
      'net.ipv4.ip_forward is {value}, and with nftables dockerd does not change it: it would exit with "IPv4 forwarding is disabled".',
    readOnly:
      'net.ipv4.ip_forward is {value}, and {place} is mounted read-only: dockerd cannot turn it on and would exit.',
  },
  check({ facts: { config, sysctls, mounts, os }, pass, fail, notApplicable, unknown }) {
    const { network, version } = config;
    const early = network.bridge.value !== 'none' || !isSince(version, '28.0');
    const atStart = network.ipForward.value && early ? {} : { stops: [] };
    const sysctl = sysctls.known ? sysctls.value[key] : sysctls;
    if (!sysctl.known && sysctl.reason === 'not-running') return notApplicable(notRunning);
    if (!sysctl.known) return unknown(sysctl.detail, atStart);
    const value = sysctl.value ?? '0';
    if (value.startsWith('1')) return pass({ evidence: sysctl.evidence });
    const fix = setSysctl(os, key, '1');
    if (!network.ipForward.value) {
      const evidence = [...sysctl.evidence, ...linesOf(network.ipForward)];
      return fail('leftAlone', { value }, { evidence, fix, ...atStart });
    }
    if (byNftables(config)) {
      const evidence = [...sysctl.evidence, ...linesOf(network.firewall)];
      return fail('notByNftables', { value }, { evidence, fix, ...atStart });
    }
    if (!mounts.known) return unknown(mounts.detail, atStart);
    const mount = mountOf(mounts.value, sysctlPath(key));
    if (!mount || !isReadOnly(mount)) return pass({ evidence: sysctl.evidence });
    const evidence = [...sysctl.evidence, ...mountEvidence(mount)];
    return fail('readOnly', { value, place: mount.mountPoint }, { evidence, fix, ...atStart });
  },
});
